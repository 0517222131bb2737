import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand, runNode } from './run-command.ts';

test('output of both kinds and the exit code come back', async () => {
  const { exitCode, output } = await runNode(['-e', 'console.log("out"); console.error("err"); process.exit(3)']);
  assert.equal(exitCode, 3);
  assert.match(output, /out/);
  assert.match(output, /err/);
});

test('a command that does not end is stopped, with its children, and says so', async () => {
  const { exitCode, output } = await runNode(['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 200 });
  assert.notEqual(exitCode, 0);
  assert.match(output, /was stopped after 0.2 s/);
});

test('a program that is not there is a failure, not a crash', async () => {
  const { exitCode, output } = await runCommand('no-such-program', []);
  assert.equal(exitCode, 127);
  assert.match(output, /did not start/);
});
