import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../organisations/organisation-settings.ts';
import {
  authenticatorKinds,
  authenticatorsToOrder,
  defaultPrices,
  offeredChoices,
  offeredKinds,
  separateAuthenticators,
} from './authenticator-kind.ts';

test('separate authenticators are always offered, private and shared ones when allowed, local ones not yet', () => {
  const all = { ...defaultSettings, privateAuthenticatorAllowed: true, sharedAuthenticatorAllowed: true };
  assert.deepEqual(offeredKinds(defaultSettings), ['separate']);
  assert.deepEqual(offeredKinds(all), ['private', 'separate', 'shared']);
  assert.ok(authenticatorKinds.includes('local'));
});

test('the choices are the private eID when allowed and the offered separate ones', () => {
  const offeredAuthenticators = ['app', 'chip'] as const;
  assert.deepEqual(offeredChoices({ ...defaultSettings, offeredAuthenticators }), ['app', 'chip']);
  assert.deepEqual(offeredChoices({ ...defaultSettings, offeredAuthenticators, privateAuthenticatorAllowed: true }), [
    'private',
    'app',
    'chip',
  ]);
});

test('each separate authenticator has a price, and three of them cost', () => {
  assert.deepEqual(Object.keys(defaultPrices), [...separateAuthenticators]);
  assert.deepEqual(Object.values(defaultPrices), [0, 3350, 23550, 11500]);
});

test('0 to 3 authenticators may be ordered, usually 1', () => {
  assert.deepEqual(authenticatorsToOrder, { least: 0, most: 3, usual: 1 });
});
