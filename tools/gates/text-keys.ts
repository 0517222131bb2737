import { pathToFileURL } from 'node:url';
import { inProject } from '../project.ts';
import type { GateResult } from '../running/gate.ts';
import { readSourceFiles, type SourceFile } from './source-files.ts';

type Leaves = ReadonlyMap<string, string>;

// A part that the server takes whole, as the columns of a file.
const takenWhole = ['charges.file.'];
const textFile = /^packages\/text\/src\/(?:da|en)(?:\.ts|\/)/;
const shippedFile = /^packages\/.*(?<!\.test)\.tsx?$/;
// A key in quotes, or a group of keys; or the beginning of one that ends in a value: `users.missing.${field}`.
const namedKey = /'(\w+(?:\.[\w-]+)+)'|`(\w+\.[\w.-]*)\$\{/g;

/** Compares the Danish and the English sentences: the same keys, none empty, the same parameters in each, each named in a source. */
export async function checkTextKeys(): Promise<GateResult> {
  const danish = leavesOf(await readLanguage('da'));
  const english = leavesOf(await readLanguage('en'));
  const sources = readSourceFiles().filter(({ path }) => shippedFile.test(path) && !textFile.test(path));
  const faults = [...compareTexts(danish, english), ...unnamedKeys([...danish.keys()], sources)];
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

/** Keys that no source names: as they are, without the ending of a plural, or by a group or text that they begin with. */
export function unnamedKeys(keys: readonly string[], sources: readonly Pick<SourceFile, 'text'>[]): string[] {
  const named = sources.flatMap(({ text }) => [...text.matchAll(namedKey)]);
  const whole = new Set(named.map(([, key]) => key));
  const beginnings = new Set([...takenWhole, ...named.map(([, key, beginning]) => beginning ?? `${key ?? ''}.`)]);
  return keys
    .filter((key) => !whole.has(key.replace(/_(?:one|other)$/, '')))
    .filter((key) => ![...beginnings].some((beginning) => key.startsWith(beginning)))
    .map((key) => `${key}: named nowhere`);
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
