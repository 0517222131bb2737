import { endpointGroups } from '@tillid/contract/all-endpoints';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationGroups, operationsWith } from './api-document.ts';
import { groupNames } from './group-label.ts';
import { toOpenApi } from '@tillid/contract/openapi';

const groups = operationGroups(toOpenApi(endpointGroups) as { openapi: '3.1.0' });

test('every group of the API has a heading', () => {
  const known: readonly string[] = groupNames;
  assert.deepEqual(
    endpointGroups.map(({ name }) => name).filter((name) => !known.includes(name)),
    [],
  );
});

test('every endpoint of the contract is shown, in the group of its capability', () => {
  assert.deepEqual(
    groups.map(({ name, operations }) => [name, operations.map((operation) => operation.name).toSorted()]),
    endpointGroups.map(({ name, endpoints }) => [name, endpoints.map((endpoint) => endpoint.name).toSorted()]),
  );
});

test('an operation is told with what it takes and gives', () => {
  const create = groups.flatMap(({ operations }) => operations).find(({ name }) => name === 'createUser');
  assert.deepEqual([create?.method, create?.path, create?.callers], ['POST', '/api/v1/users', 'peopleAndPrograms']);
  assert.ok(create?.parameters.some(({ path, place }) => path === 'Idempotency-Key' && place === 'header'));
  assert.ok(create?.body.some(({ path, type }) => path === 'cpr' && type.endsWith('| null')));
  assert.ok(create?.reply.some(({ path }) => path === 'user.userId'));
  assert.ok(create?.problems.some(({ status, codes }) => status === '422' && codes.includes('rule-broken')));
});

test('a search finds by address, words and permission', () => {
  const names = (text: string) =>
    operationsWith(groups, text).flatMap(({ operations }) => operations.map(({ name }) => name));
  assert.ok(names('users:import post').includes('startImport'));
  assert.ok(names('TOKEN').includes('issueToken'));
  assert.deepEqual(names('no such thing'), []);
});
