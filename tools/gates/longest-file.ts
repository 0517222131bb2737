import type { GateResult } from '../running/gate.ts';
import type { SourceFile } from './source-files.ts';

const mostLines = 350;

export function checkLongestFile(files: readonly SourceFile[]): GateResult {
  const measured = files
    .map(({ path, text }) => ({ path, lines: lineCount(text) }))
    .toSorted((a, b) => b.lines - a.lines);
  const named = measured.map(({ path, lines }) => ({ lines, label: `${path} ${String(lines)}` }));
  const longest = named.slice(0, 3).map(({ label }) => label);
  return {
    line: `${String(files.length)} files, longest ${longest.join(', ')} (at most ${String(mostLines)})`,
    faults: named.filter(({ lines }) => lines > mostLines).map(({ label }) => label),
  };
}

function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
