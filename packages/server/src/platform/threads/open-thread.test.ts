import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { openThread, ThreadFailed } from './open-thread.ts';

type Silence = { readonly wait: { readonly ask: undefined; readonly answer: never } };

const silentThread = new URL('data:text/javascript,setInterval(() => {}, 1000)');

test('an answer that nobody waits for any more fails unseen, and whoever waits for it is told', async () => {
  const thread = openThread<Silence>(silentThread, { data: undefined, heapMb: 32 });
  const asked = thread.ask('wait', undefined);
  await thread.end();
  // Whatever counts as unseen is told to the process by now, which would end.
  await setImmediate();
  const askedLate = thread.ask('wait', undefined);
  await setImmediate();
  await assert.rejects(asked, ThreadFailed);
  await assert.rejects(askedLate, ThreadFailed);
});
