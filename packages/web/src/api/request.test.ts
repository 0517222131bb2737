import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createUser, deleteUser, listUsers, readUser } from '@tillid/contract/users';
import { believeSession } from './believed-session.ts';
import { requestBody, requestHeaders, requestUrl } from './request.ts';

const userId = '0190a000-0000-7000-8000-000000000001';
afterEach(() => believeSession(undefined));

test('parameters stand in the path, the query after it, absent values nowhere', () => {
  assert.equal(requestUrl(readUser, { params: { userId } }), `/api/v1/users/${userId}`);
  assert.equal(requestUrl(listUsers, { query: { search: 'å b', after: undefined } }), '/api/v1/users?search=%C3%A5+b');
  assert.equal(requestUrl(listUsers, {}), '/api/v1/users');
});

test('each call names whom the window shows, unless it is made as somebody else', () => {
  assert.deepEqual(requestHeaders(listUsers, {}), {});
  believeSession({ organisationId: 'an-organisation', userId: 'a-user' });
  assert.deepEqual(requestHeaders(listUsers, {}), {
    'X-Tillid-Organisation': 'an-organisation',
    'X-Tillid-User': 'a-user',
  });
  const actingAs = { organisationId: 'another', userId: 'another-user' };
  assert.deepEqual(requestHeaders(listUsers, { actingAs }), {
    'X-Tillid-Organisation': 'another',
    'X-Tillid-User': 'another-user',
  });
});

test('a change of something read carries its version, and is refused without', () => {
  assert.deepEqual(requestHeaders(deleteUser, { params: { userId }, version: 3 }), { 'If-Match': '"3"' });
  assert.throws(() => requestHeaders(deleteUser, { params: { userId } }), /version/);
});

test('a call that creates carries the key of its attempt', () => {
  const body = {
    firstName: 'Åse',
    lastName: 'Ærø',
    cpr: null,
    dateOfBirth: '1990-01-01',
    email: 'aase@example.dk',
    phone: null,
    anonymous: false,
    referenceText: null,
    targetLevel: 'substantial',
    confirmedSamePerson: false,
  } as const;
  assert.deepEqual(requestHeaders(createUser, { body, idempotencyKey: 'attempt-1' }), {
    'Idempotency-Key': 'attempt-1',
  });
  assert.equal(requestBody({ body }), JSON.stringify(body));
});
