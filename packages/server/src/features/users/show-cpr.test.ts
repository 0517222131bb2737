import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import { asProgram, makeApiClient } from '../../../../../test/support/api-client.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

const noon = '2026-03-10T11:00:00Z';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(async () => {
  await server.stop();
  assert.deepEqual(server.undeclaredProblems, []);
});
beforeEach(async () => {
  server.clock.set(noon);
  administrator = await server.signIn('user-administrator');
});

function show(userId: string, client = administrator): Promise<Answer> {
  return client.post(`/api/v1/users/${userId}/cpr`);
}

async function reasonOf(userId: string, client = administrator): Promise<string | null> {
  const { body } = await client.get(`/api/v1/users/${userId}`);
  return body['abilities']?.['showCpr']?.['reason'] ?? null;
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation, a program: nothing is shown or written', async () => {
    const { userId } = server.organisation.users.user;
    const organisationAdministrator = await server.signIn('organisation-administrator');
    const program = await asProgram(
      server,
      await makeApiClient(organisationAdministrator, ['users:read', 'users:edit']),
    );
    const clients: readonly (readonly [string, Client])[] = [
      ['not-authenticated', server.visitor()],
      ['not-permitted', await server.signIn('user')],
      ['not-permitted', organisationAdministrator],
      ['not-permitted', await server.signIn('rights-administrator')],
      ['not-permitted', program],
      ['not-found', await server.otherOrganisation.signIn('user-administrator')],
    ];
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of clients) {
        const answer = await show(userId, client);
        assert.equal(readRefusal(answer).code, code);
      }
    });
    assert.deepEqual(happened, nothing);
    assert.equal(await reasonOf(userId, organisationAdministrator), 'permission-missing');
  });

  test('no program can be given it', async () => {
    const organisationAdministrator = await server.signIn('organisation-administrator');
    await assert.rejects(makeApiClient(organisationAdministrator, ['users:show-cpr']));
  });

  test('a log-in of more than 15 minutes ago is too old, and says so', async () => {
    const { userId } = server.organisation.users.user;
    server.clock.set('2026-03-10T11:15:00.001Z');
    const [answer, happened] = await whatHappens(server, () => show(userId));
    assert.deepEqual(readRefusal(answer), {
      status: 422,
      code: 'rule-broken',
      errors: [{ pointer: '', code: 'log-in-too-old', params: { minutes: 15 } }],
    });
    assert.deepEqual(happened, nothing);
  });
});

test('the number is told once in a reply that nobody keeps, and is an event of the user without the number', async () => {
  const { person, userId } = server.organisation.users.user;
  const [answer, happened] = await whatHappens(server, () => show(userId));
  assert.deepEqual(readBody(answer, 200), { cpr: person.cpr });
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.deepEqual(happened, { ...nothing, events: ['user.cpr-shown'] });
  const [event] = await server.query<{ actor_id: string; values: string; changed_fields: string[] }>(
    `select actor_id, "values", changed_fields from history_event where kind = 'user.cpr-shown' and entity_id = $1`,
    [userId],
  );
  assert.deepEqual(event, {
    actor_id: server.organisation.users['user-administrator'].userId,
    values: '{}',
    changed_fields: [],
  });
  assert.equal(await reasonOf(userId), null);
});

test('a user without a CPR number has none to show', async () => {
  const { user } = await createUserBy(administrator, { cpr: null, dateOfBirth: newPerson().dateOfBirth });
  assert.equal(await reasonOf(user.userId), 'no-cpr');
  const [answer, happened] = await whatHappens(server, () => show(user.userId));
  assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: 'no-cpr' }]);
  assert.deepEqual(happened, nothing);
});
