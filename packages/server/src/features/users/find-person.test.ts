import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Body = BodyOf<typeof contract.findPerson>;
type Reply = ReplyOf<typeof contract.findPerson>;

const url = '/api/v1/users/find-person';
const nobody: Body = { cpr: null, firstName: '', lastName: '', dateOfBirth: null };
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  // Look-ups are counted by minute.
  server.clock.advance({ minutes: 2 });
  administrator = await server.signIn('user-administrator');
});

function ask(parts: Partial<Body>, client = administrator) {
  return client.post(url, { ...nobody, ...parts });
}

async function find(parts: Partial<Body>, client = administrator): Promise<Reply> {
  return readBody<Reply>(await ask(parts, client), 200);
}

suite('who may', () => {
  test('only who may create users', async () => {
    const { cpr = null } = newPerson();
    for (const [client, code] of [
      [server.visitor(), 'not-authenticated'],
      [await server.signIn('user'), 'not-permitted'],
      [await server.signIn('organisation-administrator'), 'not-permitted'],
      [await server.signIn('rights-administrator'), 'not-permitted'],
    ] as const)
      assert.equal(readRefusal(await ask({ cpr }, client)).code, code);
  });

  test('whoever tries many numbers has to wait, and others have not', async () => {
    const colleague = await server.otherOrganisation.signIn('user-administrator');
    for (let n = 0; n < 30; n += 1) assert.equal((await ask({ cpr: newPerson().cpr ?? null })).status, 200);
    const refused = await ask({ cpr: newPerson().cpr ?? null });
    assert.equal(readRefusal(refused).code, 'rate-limited');
    assert.ok(Number(refused.headers['retry-after']) > 0);
    assert.equal((await ask({}, colleague)).status, 200);
    server.clock.advance({ minutes: 1 });
    assert.equal((await ask({})).status, 200);
  });
});

suite('by CPR number', () => {
  test('the user who has it, whatever the status and the writing, and history tells that somebody looked', async () => {
    const { person, userId } = server.organisation.users.user;
    const { cpr = '', firstName, lastName } = person;
    for (const status of ['active', 'imported', 'pending-activation', 'deactivated'] as const) {
      await force(server, 'update business_user set status = $2 where id = $1', [userId, status]);
      const [reply, happened] = await whatHappens(server, () =>
        find({ cpr: `${cpr.slice(0, 6)}-${cpr.slice(6)}`, firstName: 'En', lastName: 'Anden' }),
      );
      assert.deepEqual(reply, { users: [{ userId, firstName, lastName, status, by: 'cpr' }], more: false });
      assert.deepEqual(happened, { ...nothing, events: ['user.found-by-cpr'], changedUsers: happened.changedUsers });
    }
    await force(server, `update business_user set status = 'active' where id = $1`, [userId]);
  });

  test('nobody of another organisation, and nothing is told of that', async () => {
    const { cpr = null } = server.otherOrganisation.users.user.person;
    const [reply, happened] = await whatHappens(server, () => find({ cpr }));
    assert.deepEqual(reply, { users: [], more: false });
    assert.deepEqual(happened, nothing);
  });

  test('what is no number finds nobody', async () => {
    for (const cpr of ['', '1', '3213131313', 'abc']) assert.deepEqual(await find({ cpr }), { users: [], more: false });
  });
});

suite('by name and date of birth', () => {
  test('those of whom nobody can know whether they are the same, three at most', async () => {
    const person = { firstName: 'Åse', lastName: 'Tvillingsen', dateOfBirth: '01.02.1970' };
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { user } = await createUserBy(administrator, { ...person, cpr: null, confirmedSamePerson: true });
      ids.push(user.userId);
    }
    const reply = await find({ ...person, firstName: 'AASE ', dateOfBirth: '1970-02-01' });
    assert.deepEqual([reply.users.map(({ userId }) => userId), reply.more], [ids.slice(0, 3), true]);
    assert.ok(reply.users.every(({ by }) => by === 'name-and-birth-date'));
    assert.deepEqual(await find({ ...person, dateOfBirth: '02.02.1970' }), { users: [], more: false });
    assert.deepEqual(await find({ ...person, lastName: 'Tvilling' }), { users: [], more: false });
    assert.deepEqual(await find({ ...person, dateOfBirth: 'i går' }), { users: [], more: false });
  });

  test('two CPR numbers are two people; one is enough to be asked', async () => {
    const { cpr = '', ...person } = newPerson();
    const { user } = await createUserBy(administrator, { ...person, dateOfBirth: null, cpr });
    const { firstName, lastName, dateOfBirth } = person;
    const other = newPerson().cpr ?? '';
    assert.deepEqual((await find({ firstName, lastName, cpr: other })).users, []);
    const found = await find({ firstName, lastName, dateOfBirth });
    assert.deepEqual(
      found.users.map(({ userId }) => userId),
      [user.userId],
    );
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
