import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticatorStatuses } from './authenticator-life.ts';
import { canLogIn, logInObstacle, privateObstacle } from './log-in-right.ts';

const none = { privateAuthenticatorAllowed: false, sharedAuthenticatorAllowed: false, holdsRole: false };
const all = { privateAuthenticatorAllowed: true, sharedAuthenticatorAllowed: true, holdsRole: false };

test('the own eID opens with the setting and the consent of the person, and neither alone', () => {
  assert.equal(privateObstacle('activated', all), undefined);
  assert.equal(privateObstacle('activated', none), 'authenticator-not-allowed');
  assert.equal(privateObstacle(undefined, all), 'authenticator-not-allowed');
  for (const status of authenticatorStatuses.filter((each) => each !== 'activated'))
    assert.equal(privateObstacle(status, all), 'consent-missing', status);
});

test('holders of a role set the organisation up with their own eID', () => {
  assert.equal(privateObstacle(undefined, { ...none, holdsRole: true }), undefined);
  assert.ok(canLogIn([], { ...none, holdsRole: true }));
});

test('a separate one opens from its activation to its block, a shared one as long as the organisation allows it', () => {
  for (const status of authenticatorStatuses) {
    const obstacle = logInObstacle({ kind: 'separate', status }, none);
    const expected = { activated: undefined, blocked: 'authenticator-blocked' } as const;
    assert.equal(
      obstacle,
      status in expected ? expected[status as keyof typeof expected] : 'authenticator-not-activated',
    );
  }
  assert.equal(logInObstacle({ kind: 'shared', status: 'activated' }, all), undefined);
  assert.equal(logInObstacle({ kind: 'shared', status: 'activated' }, none), 'authenticator-not-allowed');
});

test('one that opens is enough', () => {
  const own = { kind: 'private', status: 'activated' } as const;
  const lost = { kind: 'separate', status: 'blocked' } as const;
  assert.ok(canLogIn([lost, own], all));
  assert.ok(!canLogIn([lost, own], none));
});
