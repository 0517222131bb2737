import { pathToFileURL } from 'node:url';
import { inProject } from '../project.ts';
import type { GateResult } from '../running/gate.ts';

type Leaves = ReadonlyMap<string, string>;

/** Compares the Danish and the English sentences: the same keys, none empty, the same parameters in each. */
export async function checkTextKeys(): Promise<GateResult> {
  const danish = leavesOf(await readLanguage('da'));
  const english = leavesOf(await readLanguage('en'));
  const faults = compareTexts(danish, english);
  return { line: `${String(faults.length)} faults, ${String(danish.size)} keys in each of da and en`, faults };
}

export function compareTexts(danish: Leaves, english: Leaves): string[] {
  return [
    ...missingFrom(danish, english, 'en'),
    ...missingFrom(english, danish, 'da'),
    ...[...danish].flatMap(([key, sentence]) => {
      const other = english.get(key);
      return other === undefined || sameParameters(sentence, other)
        ? []
        : [`${key}: other parameters in en than in da`];
    }),
    ...[...danish, ...english].flatMap(([key, sentence]) => (sentence.trim() === '' ? [`${key}: empty`] : [])),
  ];
}

export function leavesOf(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (typeof value === 'string') return new Map([[path.join('.'), value]]);
  // A sentence may be made by a function; what it takes is checked by its type.
  if (typeof value === 'function') return new Map([[path.join('.'), '(function)']]);
  if (value === null || typeof value !== 'object') return new Map();
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, [...path, key])]));
}

function missingFrom(source: Leaves, target: Leaves, language: string): string[] {
  return [...source.keys()].filter((key) => !target.has(key)).map((key) => `${key}: missing in ${language}`);
}

function sameParameters(one: string, other: string): boolean {
  return parametersOf(one) === parametersOf(other);
}

function parametersOf(sentence: string): string {
  const names = [...sentence.matchAll(/\{\{\s*-?\s*(\w+)/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].toSorted().join(' ');
}

async function readLanguage(language: 'da' | 'en'): Promise<unknown> {
  const file = inProject(`packages/text/src/${language}.ts`);
  const texts: unknown = await import(pathToFileURL(file).href);
  const found =
    texts !== null && typeof texts === 'object' && language in texts ? Reflect.get(texts, language) : undefined;
  if (found === undefined) throw new Error(`${file} has no export named ${language}`);
  return found;
}
