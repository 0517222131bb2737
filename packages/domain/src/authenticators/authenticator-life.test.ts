import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { separateAuthenticators } from './authenticator-kind.ts';
import {
  authenticatorActions,
  authenticatorParties,
  authenticatorStatuses,
  blockReasons,
  canBeReused,
  firstStatus,
  needsDelivery,
  nextStatus,
  possibleActions,
  type AuthenticatorAction,
  type AuthenticatorParty,
  type AuthenticatorState,
} from './authenticator-life.ts';

const device: AuthenticatorState = {
  kind: 'separate',
  means: 'code-display',
  status: 'ordered',
  blockedReason: null,
  issued: true,
  orderFailed: false,
};
const asked = { ...device, issued: false };
const sent = { ...device, status: 'sent' } as const;
const delivered = { ...device, status: 'delivered' } as const;
const activated = { ...device, status: 'activated' } as const;
const app = { ...activated, means: 'app' } as const;
const own = { ...delivered, kind: 'private', means: null, issued: false } as const;
const shared = { ...own, kind: 'shared' } as const;
const blocked = (one: AuthenticatorState, blockedReason: (typeof blockReasons)[number]): AuthenticatorState => ({
  ...one,
  status: 'blocked',
  blockedReason,
});

type Possible = Readonly<Record<AuthenticatorParty, readonly AuthenticatorAction[]>>;
const nothing: Possible = { 'user-administrator': [], user: [], operator: [], system: [] };
const atHand: Possible = {
  ...nothing,
  'user-administrator': ['block', 'remove', 'replace'],
  user: ['activate', 'block'],
};

const states: readonly [what: string, AuthenticatorState, Possible][] = [
  ['a device just ordered', asked, { ...nothing, system: ['issue', 'fail-order'], 'user-administrator': ['remove'] }],
  [
    'a device that could not be ordered',
    { ...asked, orderFailed: true },
    { ...nothing, system: ['issue', 'fail-order'], 'user-administrator': ['retry-order', 'remove'] },
  ],
  [
    'a device issued and not sent',
    device,
    { ...nothing, operator: ['send', 'deliver'], system: ['deliver'], 'user-administrator': ['remove'] },
  ],
  ['a device on its way', sent, { ...atHand, operator: ['deliver'], system: ['deliver'] }],
  ['a device that has arrived', delivered, atHand],
  ['a device in use', activated, { ...atHand, user: ['block'] }],
  ['a lost device', blocked(activated, 'lost'), { ...nothing, 'user-administrator': ['replace'] }],
  ['a removed device', blocked(activated, 'removed'), nothing],
  ['a replaced device', blocked(activated, 'replaced'), nothing],
  [
    'an app in use',
    app,
    { ...nothing, 'user-administrator': ['block', 'remove', 'replace', 'renew'], user: ['block'] },
  ],
  ['a stolen phone with the app', blocked(app, 'stolen'), { ...nothing, 'user-administrator': ['replace', 'renew'] }],
  ['the own eID, offered', own, { ...nothing, user: ['give-consent'], 'user-administrator': ['remove'] }],
  [
    'the own eID in use',
    { ...own, status: 'activated' },
    { ...nothing, user: ['withdraw-consent'], 'user-administrator': ['remove'] },
  ],
  [
    'the own eID without consent any more',
    blocked(own, 'consent-withdrawn'),
    { ...nothing, user: ['give-consent'], 'user-administrator': ['remove'] },
  ],
  ['the own eID, removed', blocked(own, 'removed'), nothing],
  ['a shared one, to be shown', shared, { ...nothing, user: ['activate'], 'user-administrator': ['remove'] }],
  ['a shared one in use', { ...shared, status: 'activated' }, { ...nothing, 'user-administrator': ['remove'] }],
];

for (const [what, state, possible] of states) {
  for (const party of authenticatorParties) {
    test(`${what}: what the ${party} can do`, () => {
      assert.deepEqual(possibleActions(state, party), possible[party]);
    });
  }
}

test('where each step leads', () => {
  const lead = (state: AuthenticatorState, action: AuthenticatorAction, party: AuthenticatorParty) =>
    nextStatus(state, action, party);
  const steps: [AuthenticatorState, AuthenticatorAction, AuthenticatorParty, string][] = [
    [asked, 'issue', 'system', 'ordered'],
    [{ ...asked, means: 'app' }, 'issue', 'system', 'delivered'],
    [device, 'send', 'operator', 'sent'],
    [sent, 'deliver', 'operator', 'delivered'],
    [sent, 'activate', 'user', 'activated'],
    [delivered, 'activate', 'user', 'activated'],
    [activated, 'block', 'user', 'blocked'],
    [app, 'renew', 'user-administrator', 'delivered'],
    [{ ...blocked(activated, 'lost'), means: 'chip' }, 'renew', 'user-administrator', 'delivered'],
    [blocked(own, 'consent-withdrawn'), 'give-consent', 'user', 'activated'],
  ];
  for (const [state, action, party, value] of steps) assert.deepEqual(lead(state, action, party), { ok: true, value });
});

test('nobody takes the step of another, and no step is taken from a status that does not allow it', () => {
  assert.deepEqual(nextStatus(device, 'send', 'user'), { ok: false, fault: 'authenticator-party' });
  assert.deepEqual(nextStatus(sent, 'send', 'operator'), { ok: false, fault: 'authenticator-status' });
});

test('a device that makes codes is never used again once it is blocked; an app and a chip can be', () => {
  assert.deepEqual(
    separateAuthenticators.filter((means) => canBeReused({ means })),
    ['app', 'chip'],
  );
  for (const means of ['code-display', 'audio-code-reader'] as const)
    assert.ok(!possibleActions({ ...blocked(activated, 'lost'), means }, 'user-administrator').includes('renew'));
});

test('only devices are delivered, and only what the eID issues is ordered', () => {
  assert.ok(needsDelivery(device));
  assert.ok(!needsDelivery(app) && !needsDelivery(own) && !needsDelivery(shared));
  assert.deepEqual((['private', 'separate', 'shared', 'local'] as const).map(firstStatus), [
    'delivered',
    'ordered',
    'delivered',
    'delivered',
  ]);
});

const anyState = fc.record({
  kind: fc.constantFrom('private' as const, 'separate' as const, 'shared' as const),
  means: fc.constantFrom(...separateAuthenticators),
  status: fc.constantFrom(...authenticatorStatuses),
  blockedReason: fc.constantFrom(...blockReasons),
  issued: fc.boolean(),
  orderFailed: fc.boolean(),
});

test('whatever was removed or replaced stays so, and only the user ever makes one open the door', () => {
  fc.assert(
    fc.property(
      anyState,
      fc.constantFrom(...authenticatorActions),
      fc.constantFrom(...authenticatorParties),
      (any, action, party) => {
        const state = { ...any, means: any.kind === 'separate' ? any.means : null };
        const next = nextStatus(state, action, party);
        if (!next.ok) return;
        if (next.value === 'activated') assert.equal(party, 'user');
        if (state.status === 'blocked')
          assert.ok(state.blockedReason !== 'removed' && state.blockedReason !== 'replaced');
      },
    ),
  );
});
