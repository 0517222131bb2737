import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  defaultSettings,
  languages,
  organisationLevels,
  readSettings,
  type OrganisationSettings,
} from './organisation-settings.ts';
import { separateAuthenticators } from '../authenticators/authenticator-kind.ts';

const settings: fc.Arbitrary<OrganisationSettings> = fc.record(
  {
    anonymityAllowed: fc.boolean(),
    referenceTextAllowed: fc.boolean(),
    productionUnitsAllowed: fc.boolean(),
    seNumbersAllowed: fc.boolean(),
    privateAuthenticatorAllowed: fc.boolean(),
    sharedAuthenticatorAllowed: fc.boolean(),
    offeredAuthenticators: fc.subarray([...separateAuthenticators], { minLength: 1 }),
    identityAssurance: fc.constantFrom(...organisationLevels),
    language: fc.constantFrom(...languages),
  },
  { noNullPrototype: true },
);

test('stored settings are read back as they were', () => {
  fc.assert(
    fc.property(settings, (stored) => {
      assert.deepEqual(readSettings(JSON.parse(JSON.stringify(stored))), stored);
    }),
  );
});

test('nothing stored, or something else than settings, is the defaults', () => {
  for (const json of [
    undefined,
    null,
    {},
    [],
    'da',
    7,
    { language: 'sv', offeredAuthenticators: [], identityAssurance: 'low' },
  ]) {
    assert.deepEqual(readSettings(json), defaultSettings);
  }
});

test('whatever is stored, what is read is complete and of the right types', () => {
  const keys = Object.keys(defaultSettings).toSorted();
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (json) => {
      const read = readSettings(json);
      assert.deepEqual(Object.keys(read).toSorted(), keys);
      assert.deepEqual(readSettings(read), read);
      assert.ok(read.offeredAuthenticators.length > 0);
    }),
  );
});
