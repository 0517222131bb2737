import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { force } from '../../../../test/support/activation.ts';
import { makeApiClient } from '../../../../test/support/api-client.ts';
import { removeUser } from '../../../../test/support/deletion.ts';
import { addUser } from '../../../../test/support/further-user.ts';
import { newPerson } from '../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../test/support/what-happened.ts';
import { givenMasterKey, masterKeyFrom } from '../platform/crypto/master-key.ts';
import { user } from './user.ts';
import { WrongUse } from './wrong-use.ts';

const key = randomBytes(32);
const cvr = '90010018';
let server: TestServer;

before(async () => {
  server = await startTestServer({}, { masterKey: givenMasterKey(masterKeyFrom(key)) });
  Object.assign(process.env, {
    DATABASE_URL: server.databaseUrl,
    DATABASE_ROLE_PREFIX: server.platform.settings.rolePrefix,
    MASTER_KEY: key.toString('base64'),
    PUBLIC_URL: 'http://localhost:3000',
  });
});
after(() => server.stop());

async function run(...args: string[]): Promise<string> {
  const texts: string[] = [];
  assert.equal(await user(args, { write: (text) => Promise.resolve(void texts.push(text)) }), 0);
  return texts.join('');
}

async function deleted(person = newPerson()): Promise<string> {
  const userId = await addUser(server, person);
  assert.equal((await removeUser(server, await server.signIn('user-administrator'), userId)).status, 204);
  return userId;
}

test('a deleted user is forgotten, once', async () => {
  const userId = await deleted();
  assert.deepEqual(JSON.parse(await run('erase', userId, '--cvr', cvr, '--yes', '--json')), { userId, erased: true });
  const administrator = await server.signIn('user-administrator');
  assert.equal((await administrator.get(`/api/v1/deleted-users/${userId}`)).status, 404);
  assert.ok((await server.history(userId)).includes('user.forgotten'));
  await assert.rejects(run('erase', userId, '--cvr', cvr, '--yes'), /no deleted user/);
});

test('a person whom a program names is refused in words, and stays', async () => {
  const { apiClientId } = await makeApiClient(await server.signIn('organisation-administrator'), ['users:read']);
  const person = { ...newPerson(), firstName: 'Kontaktina', lastName: 'Programsen' };
  const userId = await deleted(person);
  await force(server, `update api_client set contact_name = 'Kontaktina Programsen' where id = $1`, [apiClientId]);
  const [, happened] = await whatHappens(server, () =>
    assert.rejects(run('erase', userId, '--cvr', cvr, '--yes'), /named as contact of the program Lønsystem/),
  );
  assert.deepEqual(happened, nothing);
});

test('whoever is not deleted, another organisation’s, or asked for wrongly is wrong use, and nothing happens', async () => {
  const userId = await deleted();
  const there = await addUser(server, newPerson());
  const [, happened] = await whatHappens(server, async () => {
    await assert.rejects(run('erase', there, '--cvr', cvr, '--yes'), /no deleted user/);
    await assert.rejects(run('erase', userId, '--cvr', '90010034', '--yes'), /no deleted user/);
    await assert.rejects(run('erase', userId, '--cvr', cvr), /Add --yes/);
    await assert.rejects(run('erase', userId, '--yes'), /--cvr is missing/);
    await assert.rejects(run('erase', 'Bo', '--cvr', cvr, '--yes'), /must be the user number/);
    await assert.rejects(run('erase', userId, '--cvr', '90019999', '--yes'), WrongUse);
    await assert.rejects(run(), WrongUse);
  });
  assert.deepEqual(happened, nothing);
});
