import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import type { readUserHistory } from '@tillid/contract/history';
import {
  activate,
  addImported,
  createPending,
  newestToken,
  newForeigner,
  refusalsOf,
  type PendingUser,
} from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import type { TestPerson } from '../../../../../test/support/eid-visit.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Body = BodyOf<typeof contract.correctUser>;
type Reply = ReplyOf<typeof contract.correctUser>;
type Profile = Reply['user'];

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function profile(userId: string): Promise<Profile> {
  return readBody<Profile>(await administrator.get(`/api/v1/users/${userId}`), 200);
}

function correct(user: Profile, parts: Partial<Body> = {}, client = administrator) {
  const { firstName, lastName } = user;
  const body = { firstName, lastName, cpr: null, dateOfBirth: null, reason: 'Tastefejl', ...parts };
  return client.put(`/api/v1/users/${user.userId}/master-data`, body, { ifMatch: user.version });
}

/** A user who was activated, and is signed in. */
async function activated(person: TestPerson = newPerson()): Promise<{ pending: PendingUser; client: Client }> {
  const pending = await createPending(administrator, { person });
  const client = server.visitor();
  await activate(server, client, { token: await newestToken(server, pending.email), person });
  client.organisationId = server.organisation.organisationId;
  assert.equal((await client.get('/api/v1/profile')).status, 200);
  return { pending, client };
}

async function cprOf(person: TestPerson): Promise<string> {
  assert.ok(person.cpr);
  return person.cpr;
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation, stale: nothing happens', async () => {
    const user = await profile(await addUser(server, newPerson()));
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': await server.signIn('organisation-administrator'),
      'not-found': await server.otherOrganisation.signIn('user-administrator'),
    };
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of Object.entries(clients))
        assert.equal(readRefusal(await correct(user, { firstName: 'Nobody' }, client)).code, code);
      assert.equal(readRefusal(await correct({ ...user, version: 7 }, { firstName: 'Nobody' })).code, 'stale');
    });
    assert.deepEqual(happened, nothing);
  });

  test('an imported user is edited, a deactivated one is not corrected', async () => {
    const [imported = ''] = await addImported(server, [{ person: newPerson() }]);
    for (const userId of [imported, await addUser(server, newPerson(), { status: 'deactivated' })]) {
      const user = await profile(userId);
      assert.equal(user.abilities.correct.reason, 'status-does-not-allow');
      assert.equal(readRefusal(await correct(user, { firstName: 'Ny' })).errors[0]?.code, 'status-does-not-allow');
    }
  });

  test('nobody makes themselves somebody else, nor the last organisation administrator; a name is theirs to correct', async () => {
    const cpr = await cprOf(newPerson());
    for (const [role, code] of [
      ['user-administrator', 'own-account'],
      ['organisation-administrator', 'last-organisation-administrator'],
    ] as const) {
      const user = await profile(server.organisation.users[role].userId);
      assert.equal(user.abilities.correctIdentity.reason, code);
      assert.deepEqual(user.abilities.correct, { allowed: true, reason: null });
      const [answer, happened] = await whatHappens(server, () => correct(user, { cpr }));
      assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code }]);
      assert.deepEqual(happened, nothing);
    }
  });
});

suite('an active user', () => {
  test('another CPR number: signed out, nothing bound, mailed a new link that only the right person can use', async () => {
    const right = newPerson();
    const { pending, client } = await activated();
    const user = await profile(pending.userId);
    const [answer, happened] = await whatHappens(server, async () => correct(user, { cpr: await cprOf(right) }));
    const { user: corrected, sent } = readBody<Reply>(answer, 200);
    assert.equal(corrected.status, 'pending-activation');
    assert.equal(corrected.maskedCpr, `${right.cpr?.slice(0, 6)}-••••`);
    assert.equal(corrected.dateOfBirth, right.dateOfBirth);
    assert.deepEqual([corrected.registeredLevel, corrected.activatedAt, sent?.code], [null, null, null]);
    assert.deepEqual(happened, {
      ...nothing,
      events: ['user.activation-email-queued', 'user.corrected'],
      changedUsers: 1,
      newMails: 1,
      newSessions: -1,
      newSubjects: -1,
    });
    assert.equal((await client.get('/api/v1/profile')).status, 401);
    assert.match(await server.logIn(server.visitor(), pending.person), /no-user/);
    const token = await newestToken(server, pending.email);
    await activate(server, server.visitor(), { token, person: pending.person });
    assert.deepEqual(await refusalsOf(server, user.userId), ['wrong-person']);
    await activate(server, server.visitor(), { token, person: right });
    assert.equal((await profile(user.userId)).status, 'active');
  });

  test('another name: signed out, still active, told in history with the reason', async () => {
    const { pending, client } = await activated();
    const user = await profile(pending.userId);
    const answer = await correct(user, { firstName: ' Åse  Lis ', reason: 'Var 610101-2345 stavet forkert' });
    const { user: corrected, sent } = readBody<Reply>(answer, 200);
    assert.deepEqual([corrected.status, corrected.firstName, sent], ['active', 'Åse Lis', null]);
    assert.equal((await client.get('/api/v1/profile')).status, 401);
    const read = await administrator.get(`/api/v1/users/${user.userId}/history`);
    const [event] = readBody<ReplyOf<typeof readUserHistory>>(read, 200).items;
    assert.equal(event?.kind, 'user.corrected');
    assert.deepEqual(event.changes, [
      { field: 'firstName', from: user.firstName, to: 'Åse Lis' },
      { field: 'correctionReason', from: null, to: 'Var 610101-•••• stavet forkert' },
    ]);
  });

  test('whoever gets a CPR number is found by it from then on', async () => {
    const person = newPerson();
    const pending = await createPending(administrator, { person: newForeigner() });
    const { user, sent } = readBody<Reply>(
      await correct(await profile(pending.userId), { cpr: await cprOf(person) }),
      200,
    );
    assert.equal(sent?.code, null);
    assert.equal(user.activation.code, null);
    await activate(server, server.visitor(), { token: await newestToken(server, pending.email), person });
    assert.equal((await profile(user.userId)).status, 'active');
  });
});

suite('a user who waits', () => {
  test('another name or date of birth: a new link, and a new code without CPR number', async () => {
    const pending = await createPending(administrator, { person: newForeigner() });
    const old = await newestToken(server, pending.email);
    const [answer, happened] = await whatHappens(server, async () =>
      correct(await profile(pending.userId), { dateOfBirth: '24.12.1985' }),
    );
    const { user, sent } = readBody<Reply>(answer, 200);
    assert.equal(user.dateOfBirth, '1985-12-24');
    assert.match(sent?.code ?? '', /^[0-9A-Z]{4}-/);
    assert.notEqual(sent?.code, pending.code);
    assert.deepEqual(happened, {
      ...nothing,
      events: ['user.activation-code-made', 'user.activation-email-queued', 'user.corrected'],
      changedUsers: 1,
      newMails: 1,
    });
    const read = await server.visitor().get(`/api/v1/activation/${old}`);
    assert.equal(read.body['state'], 'replaced');
  });

  test('a code wants a fresh log-in', async () => {
    const pending = await createPending(administrator, { person: newForeigner() });
    const user = await profile(pending.userId);
    server.clock.advance({ minutes: 16 });
    const answer = await correct(user, { dateOfBirth: '24.12.1985' });
    assert.equal(readRefusal(answer).errors[0]?.code, 'log-in-too-old');
    assert.equal((await profile(user.userId)).version, user.version);
  });
});

suite('refused', () => {
  test('a number that a user has, with that user; also of two at once', async () => {
    const person = newPerson();
    const cpr = await cprOf(person);
    const holder = await addUser(server, person);
    const users = [
      await profile(await addUser(server, newPerson())),
      await profile(await addUser(server, newPerson())),
    ];
    const [first, second] = users;
    assert.ok(first && second);
    const params = { userId: holder, status: 'active' };
    const errors = [{ pointer: '/cpr', code: 'already-exists', params }];
    assert.deepEqual(readRefusal(await correct(first, { cpr })), { status: 409, code: 'conflict', errors });
    const free = await cprOf(newPerson());
    const answers = await Promise.all([correct(first, { cpr: free }), correct(second, { cpr: free })]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  });

  test('every fault at its field, and nothing changed is no correction', async () => {
    const user = await profile(await addUser(server, newPerson()));
    const answer = await correct(user, { firstName: ' ', cpr: '123', reason: '' });
    assert.deepEqual(
      readRefusal(answer).errors.map(({ pointer, code }) => `${pointer} ${code}`),
      ['/firstName name-missing', '/cpr cpr-format', '/reason reason-missing'],
    );
    const [same, happened] = await whatHappens(server, () => correct(user));
    assert.equal(readBody<Reply>(same, 200).sent, null);
    assert.deepEqual(happened, nothing);
  });
});

test('no number stands in any event', async () => {
  const person = newPerson();
  const user = await profile(await addUser(server, newPerson()));
  readBody<Reply>(await correct(user, { cpr: await cprOf(person) }), 200);
  const rows = await server.query('select id from history_event where "values" like $1', [`%${person.cpr}%`]);
  assert.deepEqual(rows, []);
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
