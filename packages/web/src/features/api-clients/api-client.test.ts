import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateOf, type ApiClient } from './api-client.ts';

const now = Date.parse('2026-06-01T10:00:00Z');

function client(parts: Partial<ApiClient>): ApiClient {
  return {
    apiClientId: '01890000-0000-7000-8000-000000000001',
    version: 1,
    clientId: 'a.b',
    name: 'Lønsystem',
    contactName: 'Bo Vang',
    contactEmail: 'bo@example.test',
    permissions: ['users:read'],
    authentication: 'secret',
    secrets: [],
    publicKeys: [],
    createdAt: '2026-01-01T10:00:00Z',
    disabledAt: null,
    lastUsedAt: null,
    ...parts,
  };
}

function secretUntil(expiresAt: string): ApiClient['secrets'][number] {
  return { secretId: expiresAt, createdAt: '2026-01-01T10:00:00Z', expiresAt, expired: false };
}

test('the newest secret decides whether a program comes in', () => {
  const old = secretUntil('2026-05-31T10:00:00Z');
  const soon = secretUntil('2026-06-10T10:00:00Z');
  const late = secretUntil('2027-06-01T10:00:00Z');
  assert.equal(stateOf(client({}), now), 'no-secret');
  assert.equal(stateOf(client({ secrets: [old] }), now), 'no-secret');
  assert.equal(stateOf(client({ secrets: [old, soon] }), now), 'ends-soon');
  assert.equal(stateOf(client({ secrets: [soon, late] }), now), 'open');
});

test('keys hold, and whoever is blocked is blocked', () => {
  assert.equal(stateOf(client({ authentication: 'private-key' }), now), 'open');
  const disabledAt = '2026-05-01T10:00:00Z';
  assert.equal(stateOf(client({ disabledAt, authentication: 'private-key' }), now), 'disabled');
});
