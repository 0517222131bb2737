import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkApiClient, createBody, emptyApiClient, type ApiClientForm } from './api-client-form.ts';

const filledIn: ApiClientForm = {
  ...emptyApiClient,
  name: 'Lønsystem',
  contactName: 'Bo Vang',
  contactEmail: 'bo@example.test',
  permissions: ['users:read'],
};

test('an empty form tells every field that must be filled in', () => {
  assert.deepEqual(checkApiClient(emptyApiClient), {
    name: 'name-missing',
    contactName: 'name-missing',
    contactEmail: 'email-missing',
    permissions: 'permissions-missing',
  });
  assert.deepEqual(checkApiClient(filledIn), {});
});

test('keys are asked for where they are used, and a name has an end', () => {
  assert.deepEqual(checkApiClient({ ...filledIn, authentication: 'private-key' }), { publicKeys: 'keys-missing' });
  assert.deepEqual(checkApiClient({ ...filledIn, name: 'x'.repeat(101) }), { name: 'name-too-long' });
});

test('only what belongs to the chosen proof is sent', () => {
  assert.deepEqual(createBody(filledIn), {
    name: 'Lønsystem',
    contactName: 'Bo Vang',
    contactEmail: 'bo@example.test',
    permissions: ['users:read'],
    authentication: 'secret',
    secretDays: 365,
    publicKeys: null,
  });
  const withKey = createBody({ ...filledIn, authentication: 'private-key', publicKeys: '{}' });
  assert.equal(withKey.secretDays, null);
  assert.equal(withKey.publicKeys, '{}');
});
