import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseCpr, type Cpr } from '../identifiers/cpr.ts';
import { atLeast, levels } from '../users/identity-assurance.ts';
import { linkExpiry, type ActivationLink } from './activation-link.ts';
import { activationRefusals, decideActivation, type ActivationUser, type ProvenIdentity } from './decide-activation.ts';

const now = Temporal.Instant.from('2026-05-01T08:00:00Z');
const link: ActivationLink = { expiresAt: linkExpiry(now), usedAt: null, replacedAt: null };
const user = {
  status: 'pending-activation',
  firstName: 'Søren Emil',
  lastName: 'Ågård',
  cpr: cpr('6101570000'),
  dateOfBirth: '1957-01-01',
  targetLevel: 'substantial',
  organisationStatus: 'active',
} as const;
const withoutCpr = { ...user, cpr: undefined };
const identity: ProvenIdentity = { ...user, kind: 'private', firstName: 'Søren', level: 'substantial' };
const identityWithoutCpr = { ...identity, cpr: undefined };

test('the person with the CPR number is activated whatever the name, and a differing name is told', () => {
  assert.deepEqual(decideActivation(user, { ...identity, firstName: 'SØREN  EMIL', lastName: 'Aagaard' }, link, now), {
    ok: true,
    value: { registeredLevel: 'substantial', nameDiffers: false },
  });
  assert.deepEqual(decideActivation(user, { ...identity, lastName: 'Holm' }, link, now), {
    ok: true,
    value: { registeredLevel: 'substantial', nameDiffers: true },
  });
});

test('a user without CPR number is matched on date of birth, first given name and last surname', () => {
  assert.equal(refusal(withoutCpr, identityWithoutCpr), undefined);
  assert.equal(refusal(withoutCpr, identity), undefined);
  assert.equal(refusal(withoutCpr, { ...identityWithoutCpr, dateOfBirth: '1957-01-02' }), 'wrong-person');
  assert.equal(refusal(withoutCpr, { ...identityWithoutCpr, lastName: 'Holm' }), 'wrong-person');
  assert.equal(refusal(withoutCpr, { ...identityWithoutCpr, firstName: 'Emil' }), 'wrong-person');
});

test('another CPR number is another person, and none is the broker’s fault', () => {
  assert.equal(refusal(user, { ...identity, cpr: cpr('6101570001') }), 'wrong-person');
  assert.equal(refusal(user, identityWithoutCpr), 'no-cpr-from-provider');
});

test('each state of user and link has its own refusal, the user’s before the link’s', () => {
  const used = { ...link, usedAt: now };
  assert.equal(refusal({ status: 'deleted', recreated: false }, identity, used), 'user-deleted');
  assert.equal(refusal({ status: 'deleted', recreated: true }, identity, used), 'user-recreated');
  assert.equal(refusal({ ...user, status: 'active' }, identity, used), 'already-active');
  assert.equal(refusal({ ...user, status: 'deactivated' }, identity, used), 'user-deactivated');
  assert.equal(refusal({ ...user, status: 'imported' }, identity), 'link-replaced');
  assert.equal(refusal(user, identity, used), 'link-used');
  assert.equal(refusal(user, identity, { ...link, replacedAt: now }), 'link-replaced');
  assert.equal(refusal(user, identity, { ...link, expiresAt: now }), 'link-expired');
});

test('where the organisation’s users may not act nobody is activated, whatever else is wrong', () => {
  for (const organisationStatus of ['dissolving', 'terminated'] as const) {
    const blocked = { ...user, organisationStatus };
    assert.equal(refusal(blocked, identity), 'organisation-blocked');
    assert.equal(refusal({ ...blocked, status: 'active' }, identityWithoutCpr), 'organisation-blocked');
  }
  assert.equal(refusal({ ...user, organisationStatus: 'terminating' }, identity), undefined);
});

test('the eID must reach the target level, and the lower of both is registered', () => {
  fc.assert(
    fc.property(fc.constantFrom(...levels), fc.constantFrom('substantial', 'high'), (level, targetLevel) => {
      const result = decideActivation({ ...user, targetLevel }, { ...identity, level }, link, now);
      if (atLeast(level, targetLevel)) assert.equal(result.ok && result.value.registeredLevel, targetLevel);
      else assert.deepEqual(result, { ok: false, fault: 'level-too-low' });
    }),
  );
});

test('a stranger is not told that the level is too low', () => {
  assert.equal(refusal(user, { ...identity, cpr: cpr('6101570001'), level: 'low' }), 'wrong-person');
});

test('the refusals are there once each', () => {
  assert.equal(new Set(activationRefusals).size, activationRefusals.length);
});

test('a separate eID proves nobody, not even with the right number', () => {
  const separate = { ...identity, kind: 'separate' } as const;
  assert.equal(refusal(user, separate), 'private-eid-required');
  assert.equal(refusal(withoutCpr, { ...separate, cpr: undefined }), 'private-eid-required');
});

function refusal(whom: ActivationUser, who: ProvenIdentity, which = link): string | undefined {
  const result = decideActivation(whom, who, which, now);
  return result.ok ? undefined : result.fault;
}

function cpr(digits: string): Cpr {
  const result = parseCpr(digits, { testNumbers: true });
  assert.ok(result.ok);
  return result.value;
}
