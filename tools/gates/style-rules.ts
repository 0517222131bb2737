import type { GateResult } from '../running/gate.ts';
import type { SourceFile } from './source-files.ts';

const wanted = [
  { name: 'forced colours', pattern: /@media[^{]*forced-colors:\s*active/g },
  { name: 'reduced motion', pattern: /@media[^{]*prefers-reduced-motion/g },
];

/** The design system has neither kind of rule, so they are ours, and they are lost without a trace when a partial is no longer loaded. */
export function checkStyleRules(files: readonly SourceFile[]): GateResult {
  const styles = files.filter(({ path }) => /^packages\/web\/src\/.*\.(?:scss|css)$/.test(path));
  const counts = wanted.map(({ name, pattern }) => ({
    name,
    count: styles.reduce((sum, { text }) => sum + [...text.matchAll(pattern)].length, 0),
  }));
  return {
    line: `${counts.map(({ name, count }) => `${name} ${String(count)}`).join(', ')} in ${String(styles.length)} style files`,
    faults: counts.filter(({ count }) => count === 0).map(({ name }) => `no rule for ${name} in packages/web/src`),
  };
}
