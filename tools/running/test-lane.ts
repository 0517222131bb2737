// One of the processes that share a list of test files: `node tools/running/test-lane.ts CLAIMS FILE…` runs those that no other has claimed.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inProject } from '../project.ts';
import { watchProcess } from './watch-process.ts';

// A file that hangs is named; the slowest takes a twentieth of this on a quiet machine.
const timeout = 300_000;

/** To make a folder that another process may be making too is a question and its answer in one. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

const [claims = '', ...files] = process.argv.slice(2);
const watch = watchProcess();

await test('test files leave nothing to each other', async () => {
  const left: string[] = [];
  for (const [number, file] of files.entries()) {
    if (!claim(join(claims, String(number)))) continue;
    // What the file registers while it is imported belongs to the suite, hooks included.
    await suite(file, { timeout }, () => import(pathToFileURL(inProject(file)).href));
    for (const what of await watch.leftBehind()) left.push(`${file}: ${what}`);
  }
  assert.deepEqual(left, []);
});
