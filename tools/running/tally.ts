/** What a part of the test run says about itself, in the one form that all parts share. */
export type Tally = { readonly passed: number; readonly failed: number };

export const nothing: Tally = { passed: 0, failed: 0 };

export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  };
}

export function tallyLine(tally: Tally): string {
  return `${String(tally.passed)} passed, ${String(tally.failed)} failed`;
}

/** The last line of that form; a part that ended without one, or with a bad exit code and no failure, counts as failed. */
export function readTally(output: string, exitCode: number): Tally {
  const line = output
    .split(/\r?\n/)
    .map((text) => /^(\d+) passed, (\d+) failed$/.exec(text.trim()))
    .findLast((match) => match !== null);
  if (line === undefined || line === null) return { passed: 0, failed: 1 };
  const tally = { passed: Number(line[1]), failed: Number(line[2]) };
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** Prints the closing line and makes the exit code agree with it. */
export function finishWith(tally: Tally): void {
  console.log(tallyLine(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
