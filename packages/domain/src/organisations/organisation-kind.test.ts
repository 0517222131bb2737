import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isOperatorStatus,
  mayHaveTrustedEmployees,
  organisationKinds,
  organisationStatuses,
  usersMayAct,
} from './organisation-kind.ts';

test('dissolution stops all users at once, a notice to terminate does not', () => {
  assert.deepEqual(organisationStatuses.filter(usersMayAct), ['active', 'terminating']);
});

test('only municipalities have trusted employees', () => {
  assert.deepEqual(organisationKinds.filter(mayHaveTrustedEmployees), ['municipality']);
});

test('an operator blocks and unblocks, and leaves a termination alone', () => {
  assert.deepEqual(organisationStatuses.filter(isOperatorStatus), ['active', 'dissolving']);
});
