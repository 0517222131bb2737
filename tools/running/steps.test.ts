import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gateLines, runSteps, type Step } from './steps.ts';

function passing(name: string, onRun: () => Promise<void> = async () => {}): Step {
  return {
    name,
    run: async () => {
      await onRun();
      return { line: name, tally: { passed: 1, failed: 0 }, output: '' };
    },
  };
}

test('never more than two steps at once, and all of them in the end', async () => {
  let running = 0;
  let most = 0;
  async function measure(): Promise<void> {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  }
  const steps = ['a', 'b', 'c', 'd', 'e'].map((name) => passing(name, measure));
  const finished = await runSteps(steps, 2, () => {});
  assert.equal(most, 2);
  assert.deepEqual(finished.map(({ name }) => name).toSorted(), ['a', 'b', 'c', 'd', 'e']);
});

test('a step that throws has failed, and the next ones still run', async () => {
  const broken: Step = { name: 'broken', run: () => Promise.reject(new Error('no such file')) };
  const finished = await runSteps([broken, passing('after')], 1, () => {});
  assert.deepEqual(
    finished.map(({ name, tally }) => ({ name, ...tally })),
    [
      { name: 'broken', passed: 0, failed: 1 },
      { name: 'after', passed: 1, failed: 0 },
    ],
  );
  assert.match(finished[0]?.output ?? '', /no such file/);
});

test('gate lines are found in the output of tests, with and without a mark before them', () => {
  const output = 'gate: tables covered: 12\nℹ gate: endpoints: 34\n✔ not a gate: no\nlitigate: no';
  assert.deepEqual(gateLines(output), ['tables covered: 12', 'endpoints: 34']);
});
