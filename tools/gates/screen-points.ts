import { readFileSync } from 'node:fs';
import { inProject } from '../project.ts';
import type { GateResult } from '../running/gate.ts';
import type { SourceFile } from './source-files.ts';

const documentPath = 'docs/screens.md';
const title = /\btest(?:\.describe)?\(\s*(?<quote>['"`])(?<text>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>/gs;

export type Point = { readonly name: string; readonly isKept: boolean };

/** Every point that is marked as kept has a journey that names it in its title, and none is named that is not marked. */
export function checkScreenPoints(files: readonly SourceFile[]): GateResult {
  const points = readPoints(readFileSync(inProject(documentPath), 'utf8'));
  const proved = provedPoints(files.filter(({ path }) => /^test\/e2e\/.*\.e2e\.ts$/.test(path)));
  return { line: lineOf(points, proved), faults: comparePoints(points, proved) };
}

/** Rows of the document, `| UX-44 | … | yes |`. */
export function readPoints(document: string): Point[] {
  return [...document.matchAll(/^\| (UX-\d\d) \| .* \|([^|]*)\|$/gm)].map(([, name = '', kept = '']) => ({
    name,
    isKept: kept.trim() !== '',
  }));
}

/** The points that titles of tests name. */
export function provedPoints(files: readonly SourceFile[]): Set<string> {
  const titles = files.flatMap(({ text }) => [...text.matchAll(title)].map(({ groups }) => groups?.['text'] ?? ''));
  return new Set(titles.flatMap((text) => text.match(/UX-\d\d/g) ?? []));
}

export function comparePoints(points: readonly Point[], proved: ReadonlySet<string>): string[] {
  const lost = points.filter(({ name, isKept }) => isKept && !proved.has(name));
  const unmarked = [...proved].filter((name) => !points.some((point) => point.name === name && point.isKept));
  return [
    ...lost.map(({ name }) => `${documentPath}: no title of a test in test/e2e names ${name} any more`),
    ...unmarked.toSorted().map((name) => `${documentPath}: ${name} has a test; mark it with "yes" as kept`),
  ];
}

function lineOf(points: readonly Point[], proved: ReadonlySet<string>): string {
  const names = points.map(({ name }) => name).filter((name) => proved.has(name));
  const numbers = names.map((name) => Number(name.slice('UX-'.length)));
  return `${String(names.length)} of ${String(points.length)} points of docs/screens.md have a journey: ${ranges(numbers)}`;
}

function ranges(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length === 1 ? String(run[0]) : `${String(run[0])}–${String(run.at(-1))}`)).join(', ');
}
