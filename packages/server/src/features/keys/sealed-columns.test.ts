import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../../test/support/migrated-database.ts';
import { sealedColumns } from './index.ts';

/** Columns that lie under a key and are brought under another one by a way of their own, or not at all, each with its reason. */
const elsewhere: Readonly<Record<string, string>> = {
  'business_user.cpr_sealed': 'with its hashes',
  'business_user.cpr_hash': 'with the sealed number',
  'business_user.next_cpr_hash': 'with the sealed number',
  'deleted_user.cpr_sealed': 'with its hash',
  'deleted_user.cpr_hash': 'with the sealed number; without one it stays, at most 13 months',
  'sign_in_identity.person_hash': 'from the CPR number or the sealed subject',
  'eid_subject.subject_hash': 'from the sealed subject',
  'operator.sealed_name': "under the realm's key, by a way of its own",
  'operator_identity.sealed': "under the realm's key, by a way of its own",
  'operator_identity.person_hash': 'from what lies sealed beside it',
  'organisation_key.wrapped': 'wrapped anew',
  'deployment_key.wrapped': 'wrapped anew',
  'idempotency_key.sealed_reply': 'under the key that the caller sent, for 24 hours',
  'session.person_sealed': 'under the session and a retiring key that stays open for as long as a session lasts',
  'sign_in_attempt.sealed': 'lives 15 minutes; a retiring key stays open for 12 hours',
  'sign_in_proof.sealed': 'lives 15 minutes; a retiring key stays open for 12 hours',
};

/** Hashes and bytes that no key is in. */
const keyless = [
  'activation_code.code_hash',
  'activation_pointer.token_hash',
  'authenticator_link.token_hash',
  'api_access_token.token_hash',
  'api_client_assertion.assertion_hash',
  'api_client_secret.secret_hash',
  'history_event.commitment',
  'history_event.salt',
  'history_seal.event_hashes',
  'history_seal.head',
  'history_seal.previous_head',
  'history_seal.signature',
  'idempotency_key.key_hash',
  'idempotency_key.request_hash',
  'import.file_hash',
  'operator_session.token_hash',
  'session.token_hash',
  'sign_in_attempt.browser_hash',
  'sign_in_attempt.state_hash',
  'sign_in_proof.token_hash',
];

let database: MigratedDatabase;
before(async () => {
  database = await startMigratedDatabase();
});
after(() => database.stop());

test('every column of bytes is renewed when keys are rotated, or says why not', async () => {
  const columns = await database.query<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' order by 1`);
  const known = [
    ...sealedColumns.map(({ table, column }) => `${table}.${column}`),
    ...Object.keys(elsewhere),
    ...keyless,
  ];
  const names = columns.map(({ name }) => name);
  assert.deepEqual(
    names.filter((name) => !known.includes(name)),
    [],
    'a new column of bytes: is it sealed, and by what is it renewed?',
  );
  assert.deepEqual(
    known.filter((name) => !names.includes(name)),
    [],
    'listed and not there',
  );
});
