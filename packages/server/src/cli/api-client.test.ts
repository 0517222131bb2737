import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createTestClock } from '../../../../test/support/clock.ts';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../test/support/migrated-database.ts';
import { createOrganisation } from '../features/organisations/index.ts';
import { createKeyring } from '../platform/crypto/keyring.ts';
import { masterKeyFrom } from '../platform/crypto/master-key.ts';
import { openPool } from '../platform/db/pool.ts';
import { createSystemWork, createWork } from '../platform/db/work.ts';
import { apiClient } from './api-client.ts';
import { WrongUse } from './wrong-use.ts';

const cvr = '90010018';
const about = ['--cvr', cvr, '--contact-name', 'Bo Vang', '--contact-email', 'bo@example.test'];

let database: MigratedDatabase;
let folder: string;

before(async () => {
  database = await startMigratedDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tillid-api-client-'));
  const masterKey = randomBytes(32);
  Object.assign(process.env, {
    DATABASE_URL: database.serverUrl,
    DATABASE_ROLE_PREFIX: database.roles.app.replace(/_app$/, ''),
    MASTER_KEY: masterKey.toString('base64'),
    PUBLIC_URL: 'http://localhost:3000',
  });
  const pool = openPool(database.serverUrl, { max: 2 });
  await createOrganisation(
    {
      work: createWork(pool, database.roles),
      systemWork: createSystemWork(pool, database.roles),
      clock: createTestClock(),
      keyring: createKeyring(masterKeyFrom(masterKey)),
    },
    { cvr, name: 'Nordhavn Kommune', kind: 'municipality', furnish: () => Promise.resolve() },
  );
  await pool.end();
});
after(async () => {
  await database.stop();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<string> {
  const texts: string[] = [];
  assert.equal(await apiClient(args, { write: (text) => Promise.resolve(void texts.push(text)) }), 0);
  return texts.join('');
}

test('create tells the secret once, list and disable tell none', async () => {
  const made = JSON.parse(
    await run(
      'create',
      ...about,
      '--name',
      'Lønsystem',
      '--permission',
      'users:import',
      '--permission',
      'users:read',
      '--json',
    ),
  );
  assert.match(made.secret, /^tillid_secret_/);
  assert.deepEqual(made.permissions, ['users:read', 'users:import']);
  assert.equal(made.tokenEndpoint, 'http://localhost:3000/api/v1/token');
  const list = await run('list', '--cvr', cvr);
  assert.match(
    list,
    /Lønsystem\n {2}Client id: {3}[0-9a-f-]{36}\.[0-9a-f-]{36}\n {2}Permissions: users:read users:import/,
  );
  assert.doesNotMatch(list, /tillid_secret/);
  assert.match(await run('disable', made.clientId), /Lønsystem is disabled/);
  assert.match(await run('list', '--cvr', cvr), /Lønsystem \(disabled\)/);
  const events = await database.query<{ kind: string; actor_kind: string }>(
    'select kind, actor_kind from history_event where entity_id = $1 order by at, id',
    [made.apiClientId],
  );
  assert.deepEqual(events, [
    { kind: 'api-client.created', actor_kind: 'system' },
    { kind: 'api-client.disabled', actor_kind: 'system' },
  ]);
});

test('create with a public key makes no secret', async () => {
  const file = join(folder, 'key.pem');
  await writeFile(file, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  const permission = ['--permission', 'users:read'];
  const text = await run('create', ...about, '--name', 'Med nøgle', ...permission, '--public-key-file', file);
  assert.match(text, /Public key: {5}[\w-]+ \(EdDSA\)/);
  assert.doesNotMatch(text, /Secret/);
});

const named = ['--name', 'Forkert'];
const permitted = ['--permission', 'users:read'];
const wrong: Readonly<Record<string, { args: readonly string[]; told: RegExp }>> = {
  'no action': { args: [], told: /create, list and disable/ },
  'no name': { args: ['create', ...about, ...permitted], told: /--name is missing/ },
  'no permission': { args: ['create', ...about, ...named], told: /--permission: Choose at least one/ },
  'an unknown permission': {
    args: ['create', ...about, ...named, '--permission', 'roles:assign'],
    told: /--permission must be one of/,
  },
  'a wrong address': {
    args: ['create', '--cvr', cvr, '--contact-name', 'Bo', '--contact-email', 'bo', ...named, ...permitted],
    told: /--contact-email: /,
  },
  'a name that is taken': {
    args: ['create', ...about, '--name', 'lønsystem', ...permitted],
    told: /--name: Another program/,
  },
  'too many days': {
    args: ['create', ...about, ...named, ...permitted, '--days', '731'],
    told: /--days must be 1 to 730/,
  },
  'a key file that is not there': {
    args: ['create', ...about, ...named, ...permitted, '--public-key-file', '/nowhere'],
    told: /cannot be read: ENOENT/,
  },
  'an organisation that is not there': { args: ['list', '--cvr', '90010034'], told: /no organisation/ },
  'a number that is none': { args: ['list', '--cvr', '1'], told: /--cvr must be a CVR number/ },
  'a client id that is none': { args: ['disable', 'me'], told: /is no client id/ },
  'a client that is not there': {
    args: ['disable', '01890000-0000-7000-8000-000000000000.01890000-0000-7000-8000-000000000000'],
    told: /There is no API client/,
  },
};

for (const [name, { args, told }] of Object.entries(wrong)) {
  test(`wrong use: ${name}`, async () => {
    await assert.rejects(run(...args), (error: unknown) => error instanceof WrongUse && told.test(error.message));
  });
}

test('a private key is refused, and nothing of it is told', async () => {
  const file = join(folder, 'private.pem');
  await writeFile(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const args = ['create', ...about, ...named, ...permitted, '--public-key-file', file];
  await assert.rejects(run(...args), /--public-key-file: This is a private key/);
});
