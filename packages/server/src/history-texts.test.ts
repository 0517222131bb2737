import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activationRefusals } from '@tillid/domain/activation/decide-activation';
import { eventKinds } from '@tillid/domain/history/event-kinds';
import { history } from '@tillid/text/da/history';
import { signInRefusals } from './features/sign-in/index.ts';

// English has the same keys as Danish, or it would not compile.

test('every event has its sentence, and there is no sentence for an event that is none', () => {
  const told = Object.entries(history.kind).flatMap(([noun, deeds]) =>
    Object.keys(deeds).map((participle) => `${noun}.${participle}`),
  );
  assert.deepEqual(told.toSorted(), eventKinds.toSorted());
});

test('every reason of a refusal has its words', () => {
  const told: readonly string[] = Object.keys(history.reason);
  const reasons = [...activationRefusals, ...signInRefusals, 'provider-unavailable'];
  assert.deepEqual(
    reasons.filter((reason) => !told.includes(reason)),
    [],
  );
});
