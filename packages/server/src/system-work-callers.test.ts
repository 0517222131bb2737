import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Who may leave the fence of one organisation, and why. */
const callers: Readonly<Record<string, string>> = {
  'cli/history/find-organisations.ts':
    'the chains of all organisations are checked; their CVR numbers come from the directory',
  'cli/seed/seed-database.ts':
    'a test database is filled; whether real organisations are there is read from the directory',
  'cli/history/with-history.ts': 'public keys of former seals, which the deployment has for all organisations',
  'cli/keys/rotate.ts': 'the master key is that of the whole deployment; only its id is read',
  'cli/keys/status.ts': 'what lies under which key, in all organisations; ids of keys and counts only',
  'features/activation/find-pointer.ts': 'an activation link is opened by somebody not signed in',
  'features/authenticators/authenticator-link-store.ts': 'a link is opened by somebody not signed in',
  'features/deliveries/list-deliveries.ts':
    'operators see what is to be delivered in all organisations: order number, means and organisation',
  'features/deliveries/note-deliveries.ts': 'in which organisation something was ordered; only ids are read',
  'features/erasure/begin-erasure.ts': 'every organisation gets its nightly job; only their ids are read',
  'features/keys/rotate-data-keys.ts': 'all organisations get new data keys; only their ids are read',
  'features/keys/rotate-master-key.ts':
    'the master key is that of the whole deployment; only ids of organisations are read',
  'features/operators/list-operator-history.ts': 'events of operators name organisations of the directory',
  'features/operators/list-organisations.ts': 'operators see the directory',
  'features/organisations/create-organisation.ts':
    'whether another organisation has the CVR number is looked up in the directory',
  'features/sign-in/begin-attempt.ts': 'a log-in begins before any organisation is known',
  'features/sign-in/finish-attempt.ts': 'a log-in comes back before any organisation is known',
  'features/sign-in/proof.ts': 'a person is proven who has still to choose an organisation or enter a code',
  'features/sign-in/sign-in-user.ts': 'a person is looked up by keyed hash in all organisations',
  'platform/crypto/open-keyring.ts': 'at start the given master key is compared with the one that the database goes by',
  'platform/history/sealer.ts': 'history is sealed in all organisations; only their ids are read',
};

const source = fileURLToPath(new URL('.', import.meta.url));

/** Who steps from the operators' realm into an organisation, and why. */
const entrants: Readonly<Record<string, string>> = {
  'features/deliveries/note-deliveries.ts': 'an operator notes that a device was sent or has arrived',
  'features/operators/organisation-view.ts':
    'an operator sees when an organisation was set up and how many users it has',
  'features/operators/resend-set-up-link.ts': 'an operator sends the first administrator the link anew',
  'features/organisations/change-organisation.ts': 'an operator changes the entry in the directory',
  'features/organisations/create-organisation.ts': 'an operator makes an organisation',
};

test('work across organisations has few callers, each with a reason', () => {
  const found = filesWith(/\bsystemWork\(/);
  assert.deepEqual(found, Object.keys(callers).toSorted());
  console.log(`gate: ${found.length} callers of systemWork`);
});

test("few step from the operators' realm into an organisation, each with a reason", () => {
  const found = filesWith(/\binOrganisation\b[^}]*\} from '[./]*platform\/db\/work\.ts'/);
  assert.deepEqual(found, Object.keys(entrants).toSorted());
});

function filesWith(call: RegExp): string[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => call.test(readFileSync(file, 'utf8')))
    .map((file) => relative(source, file))
    .toSorted();
}
