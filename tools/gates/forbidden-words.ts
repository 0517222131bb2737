import type { GateResult } from '../running/gate.ts';
import type { SourceFile } from './source-files.ts';

type Rule = {
  readonly why: string;
  readonly pattern: RegExp;
  /** Files in which it is right. */
  readonly allowedIn?: RegExp;
};

// One letter of each word stands in brackets, so that this file does not find itself.
const rules: readonly Rule[] = [
  { why: 'unfinished work', pattern: /(?<![\w.])(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])(?!\w)/ },
  { why: 'a test that does not run', pattern: /\b(?:test|it|describe|suite)\.(?:ski[p]|tod[o]|fixm[e]|fail[s])\b/ },
  {
    why: 'a test that does not run',
    pattern: /[{,]\s*(?:ski[p]|tod[o]):\s*(?:true|['"`])/,
    allowedIn: /^(?!.*\.(?:test|e2e)\.tsx?$)/,
  },
  { why: 'a test that runs alone', pattern: /\b(?:test|it|describe|suite)\.onl[y]\b/ },
  { why: 'a type error passed over', pattern: /@ts-(?:ignor[e]|nochec[k])/ },
  { why: 'a type error passed over', pattern: /@ts-expect-erro[r]/, allowedIn: /\.test\.tsx?$/ },
  { why: 'a lint rule switched off', pattern: /(?:oxlint|eslint)-disabl[e]/ },
  { why: 'a rule of a tool switched off', pattern: /(?:biome|prettier|oxfmt)-ignor[e]/ },
];

export function checkForbiddenWords(files: readonly SourceFile[]): GateResult {
  const faults = files.flatMap(findIn);
  return { line: `${String(faults.length)} in ${String(files.length)} files`, faults };
}

function findIn(file: SourceFile): string[] {
  const applicable = rules.filter((rule) => rule.allowedIn?.test(file.path) !== true);
  return file.text
    .split('\n')
    .flatMap((line, index) =>
      applicable
        .filter((rule) => rule.pattern.test(line))
        .map((rule) => `${file.path}:${String(index + 1)} ${rule.why}: ${line.trim()}`),
    );
}
