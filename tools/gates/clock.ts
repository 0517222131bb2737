import type { GateResult } from '../running/gate.ts';
import type { SourceFile } from './source-files.ts';

const readsClock = /\bDate\.now\(|\bnew Date\(|\bTemporal\.Now\b/;
// The platform owns the clock; the simulator and the mailbox are other systems; what only draws (ui, i18n) may format a day, and
// one file of the web app tells how far the browser's clock is from the server's.
const allowed = [
  /^packages\/server\/src\/platform\//,
  /^packages\/mitid-simulator\//,
  /^packages\/mailbox\//,
  /^packages\/web\/src\/(?:ui|i18n)\//,
  /^packages\/web\/src\/api\/server-clock\.ts$/,
  /^packages\/web\/[^/]+$/,
  /\.test\.tsx?$/,
  /^(?:test|tools|bench)\//,
];

/** Rules and use cases are told the time; only then can a test stand at the end of a day. */
export function checkClock(files: readonly SourceFile[]): GateResult {
  const bound = files.filter(
    ({ path }) => /\.(?:ts|tsx|mjs)$/.test(path) && !allowed.some((pattern) => pattern.test(path)),
  );
  const faults = bound.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (readsClock.test(line) ? [`${path}:${String(index + 1)} ${line.trim()}`] : [])),
  );
  return { line: `${String(faults.length)} readings of the clock in ${String(bound.length)} files`, faults };
}
