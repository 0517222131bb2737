// `npm run e2e [-- PATTERN …]`: journeys in a real browser. Nothing is downloaded unless CI is set or --yes is given.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumCommand, findChromium, installChromium } from './running/chromium.ts';
import { isMain } from './running/is-main.ts';
import { runCommand, stopCommandsOnSignal } from './running/run-command.ts';
import { finishWith, nothing, type Tally } from './running/tally.ts';
import { filesMatching } from './project.ts';

type PlaywrightStats = {
  readonly expected: number;
  readonly unexpected: number;
  readonly flaky: number;
  readonly skipped: number;
};

// A slow machine takes three times as long as one of today.
const sixtyMinutesMs = 3_600_000;

/** A journey that passes only at the second try, or is skipped, is a failure. */
export function tallyOfJourneys(stats: PlaywrightStats, exitCode: number): Tally {
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

async function runJourneys(chromium: string, wanted: readonly string[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'tillid-e2e-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { exitCode } = await runCommand(
      'playwright',
      ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json', ...wanted],
      {
        environment: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
        timeoutMs: sixtyMinutesMs,
        echo: true,
      },
    );
    return tallyOfJourneys(await readStats(reportFile), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Without a report nothing ran, which the exit code then makes a failure. */
async function readStats(reportFile: string): Promise<PlaywrightStats> {
  try {
    return (JSON.parse(await readFile(reportFile, 'utf8')) as { stats: PlaywrightStats }).stats;
  } catch {
    return { expected: 0, unexpected: 1, flaky: 0, skipped: 0 };
  }
}

async function main(): Promise<void> {
  stopCommandsOnSignal();
  const wanted = process.argv.slice(2).filter((argument) => argument !== '--yes');
  if (filesMatching(['test/e2e/**/*.e2e.ts']).length === 0) {
    console.log('test/e2e holds no journey yet');
    finishWith(nothing);
    return;
  }
  const mayInstall = process.env['CI'] !== undefined || process.argv.includes('--yes');
  const chromium = findChromium() ?? (mayInstall ? await installChromium() : undefined);
  if (chromium === undefined) {
    console.log(
      `The journeys need Chromium, and none was found. Install it and run this again:\n  ${chromiumCommand()}`,
    );
    console.log('or set CHROMIUM to the path of one, or let this command install it: npm run e2e -- --yes');
    finishWith({ passed: 0, failed: 1 });
    return;
  }
  finishWith(await runJourneys(chromium, wanted));
}

if (isMain(import.meta.url)) await main();
