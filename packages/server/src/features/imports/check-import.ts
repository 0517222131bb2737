import type { CprHashKey } from '../../platform/crypto/organisation-keys.ts';
import type { Scope } from '../../platform/db/scope.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { openThread, ThreadFailed, type Thread } from '../../platform/threads/open-thread.ts';
import { beginCheck, endCheck, keepBlock, type BegunCheck } from './check-stages.ts';
import { compareWithUsers } from './compare-with-users.ts';
import { failImport } from './end-import.ts';
import type { JudgedFile } from './judge-file.ts';
import type { JudgeQuestions } from './judge-thread.ts';

// What repeated rows are known by takes 60 MB for as many rows as a file may have; and two blocks may be the whole file.
const leastHeapMb = 96;
const heapOfFile = 6;
const mebibyte = 1024 * 1024;

const judgeThread = new URL('./judge-thread.ts', import.meta.url);

/**
 * The job that judges an uploaded file. It writes to no user. Killed at any moment it starts over: what it stored is dropped and
 * judged again. A file at which the judging itself fails is not tried again, since the same file is judged the same way.
 */
export function checkImportJob(platform: Platform): JobHandler {
  return async (scope, importId, lastTry) => {
    try {
      await checkUpload(platform, scope, importId);
    } catch (error) {
      // Whoever waits for it is told at once, and not after the hours in which what is only away for a time is tried again.
      if (lastTry || error instanceof ThreadFailed) await failImport(platform, scope, importId);
      throw error;
    }
  };
}

async function checkUpload(platform: Platform, scope: Scope, importId: string): Promise<void> {
  const begun = await beginCheck(platform, scope, importId);
  if (begun === undefined) return;
  const judge = openJudge(begun);
  try {
    if (await keepAll(platform, scope, { importId, judge, keys: begun.keys.cprHashKeys }))
      await endCheck(platform, scope, { importId, judgement: await judge.ask('end', undefined) });
  } finally {
    await judge.end();
  }
}

function openJudge({ bytes, context, keys, daysWithoutCpr }: BegunCheck): Thread<JudgeQuestions> {
  const file: JudgedFile = { bytes, context, cprHashKeys: keys.cprHashKeys, daysWithoutCpr: new Set(daysWithoutCpr) };
  return openThread<JudgeQuestions>(judgeThread, {
    data: file,
    heapMb: leastHeapMb + (heapOfFile * bytes.length) / mebibyte,
    transfer: [bytes.buffer as ArrayBuffer],
  });
}

/** Compares and stores block by block while the thread judges the next; false when somebody ended the import meanwhile. */
async function keepAll(
  platform: Platform,
  scope: Scope,
  { importId, judge, keys }: { importId: string; judge: Thread<JudgeQuestions>; keys: readonly CprHashKey[] },
): Promise<boolean> {
  let storing = Promise.resolve(true);
  let judging = judge.ask('next', undefined);
  let done = 0;
  for (let block = await judging; block !== undefined; block = await judging) {
    judging = judge.ask('next', undefined);
    const found = compareWithUsers(platform, scope, block, keys);
    const parts = await judge.ask('finish', await found);
    if (!(await storing)) return false;
    storing = keepBlock(platform, scope, { importId, parts, done });
    // A failure is seen where it is awaited; until then it must not count as unseen.
    storing.catch(() => undefined);
    done += parts.reduce((rows, part) => rows + part.rowCount, 0);
  }
  return await storing;
}
