import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/session';
import { activate, createPending, force, newestToken } from '../../../../../test/support/activation.ts';
import { readBody } from '../../../../../test/support/answers.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import type { TestPerson } from '../../../../../test/support/eid-visit.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { setOrganisationStatus } from '../../../../../test/support/organisation.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const ownProfile = '/api/v1/profile';

type Choices = ReplyOf<typeof contract.readSessionChoices>;
type Both = { readonly person: TestPerson; readonly here: string; readonly there: string; readonly client: Client };

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

/** A person who is user in both organisations and is signed in at the first. */
async function inBoth(): Promise<Both> {
  const person = newPerson();
  const here = await addUser(server, person);
  const there = await addUser(server, person, { organisationId: server.otherOrganisation.organisationId });
  const client = server.visitor();
  assert.equal(await server.logIn(client, person), '/choose-organisation');
  const { organisationId } = server.organisation;
  assert.equal((await client.post('/api/v1/sign-in/choose', { organisationId, userId: here })).status, 200);
  client.organisationId = organisationId;
  return { person, here, there, client };
}

async function choicesOf(client: Client): Promise<Choices['organisations']> {
  return readBody<Choices>(await client.get('/api/v1/session/choices'), 200).organisations;
}

/** Switches as the web app does, which names the organisation that it goes on for from then on. */
async function switchTo(client: Client, to: { organisationId: string; userId: string }): Promise<Answer> {
  const answer = await client.post('/api/v1/session/switch', to);
  if (answer.status === 200) client.organisationId = to.organisationId;
  return answer;
}

function toOther(userId: string) {
  return { organisationId: server.otherOrganisation.organisationId, userId };
}

async function sessionsOf(...userIds: string[]): Promise<number> {
  const [row] = await server.query<{ n: number }>('select count(*)::int as n from session where user_id = any($1)', [
    userIds,
  ]);
  return row?.n ?? -1;
}

/** Another browser with the cookie that a client had. */
function withCookie(session: string | undefined): Client {
  const other = server.visitor();
  other.cookies.set('tillid_session', session ?? '');
  other.organisationId = server.organisation.organisationId;
  return other;
}

test('the other organisations are told with name and CVR number, and the present one is not among them', async () => {
  const { there, client } = await inBoth();
  const { organisationId } = server.otherOrganisation;
  const [choice, ...more] = await choicesOf(client);
  assert.deepEqual(more, []);
  assert.deepEqual(
    { ...choice, createdAt: '' },
    { organisationId, userId: there, name: 'Sydhavn Handel', cvr: '90010034', createdAt: '' },
  );
  assert.deepEqual(await choicesOf(await server.signIn('user-administrator')), []);
});

test('a switch gives a new session with a new token and ends the former one', async () => {
  const { here, there, client } = await inBoth();
  const former = client.cookies.get('tillid_session');
  const answer = await switchTo(client, toOther(there));
  assert.deepEqual([answer.status, answer.body], [200, { location: '/' }]);
  const session = await client.get('/api/v1/session');
  assert.equal(session.body['organisation']?.['name'], 'Sydhavn Handel');
  assert.equal(session.body['user']?.['userId'], there);
  const [, formerToken] = former?.split('.') ?? [];
  assert.ok(!client.cookies.get('tillid_session')?.includes(formerToken ?? ''));
  assert.equal((await withCookie(former).get('/api/v1/session')).body['signedIn'], false);
  assert.equal(await sessionsOf(here), 0);
  assert.equal(await sessionsOf(there), 1);
});

test('and back again', async () => {
  const { here, there, client } = await inBoth();
  await switchTo(client, toOther(there));
  const back = { organisationId: server.organisation.organisationId, userId: here };
  assert.equal((await switchTo(client, back)).status, 200);
  assert.equal((await client.get('/api/v1/session')).body['user']?.['userId'], here);
  assert.equal(await sessionsOf(here, there), 1);
});

test('neither organisation learns of the other: their history tells of a log-out and a log-in', async () => {
  const { here, there, client } = await inBoth();
  await choicesOf(client);
  await switchTo(client, toOther(there));
  assert.deepEqual((await server.history(here)).slice(-2), ['user.signed-in', 'user.signed-out']);
  assert.deepEqual(await server.history(there), ['user.created', 'authenticator.bound', 'user.signed-in']);
  const rows = await server.query<{ text: string }>(
    'select e::text as text from history_event e where organisation_id = $1',
    [server.organisation.organisationId],
  );
  for (const { text } of rows) {
    assert.ok(!text.includes(server.otherOrganisation.organisationId));
    assert.ok(!text.includes(there));
  }
});

test('to be shown the choices writes nothing anywhere', async () => {
  const { here, there, client } = await inBoth();
  const state = () =>
    server.query('select (select count(*) from history_event) as e, (select count(*) from eid_subject) as a');
  const earlier = await state();
  assert.equal((await choicesOf(client)).length, 1);
  await force(server, "update business_user set status = 'deactivated' where id = $1", [there]);
  assert.deepEqual(await choicesOf(client), []);
  assert.deepEqual(await state(), earlier);
  assert.equal(await sessionsOf(here), 1);
});

test('the log-in stays as old as it is, and the end where it was', async () => {
  const { there, client } = await inBoth();
  const { endsAt } = (await client.get('/api/v1/session')).body;
  const roles = "insert into user_role (organisation_id, user_id, role) values ($1, $2, 'user-administrator')";
  await force(server, roles, [server.otherOrganisation.organisationId, there]);
  server.clock.advance({ minutes: 16 });
  await switchTo(client, toOther(there));
  assert.equal((await client.get('/api/v1/session')).body['endsAt'], endsAt);
  const created = await client.post('/api/v1/users', {
    firstName: 'Ida',
    lastName: 'Dahl',
    cpr: null,
    dateOfBirth: '1980-05-06',
    email: 'ida@example.test',
    phone: null,
    anonymous: false,
    referenceText: null,
    targetLevel: 'substantial',
    confirmedSamePerson: true,
  });
  assert.equal(created.body['errors']?.[0]?.['code'], 'log-in-too-old');
});

test('eight hours after the log-in it is over, however often was switched', async () => {
  const { here, there, client } = await inBoth();
  const organisations = [toOther(there), { organisationId: server.organisation.organisationId, userId: here }];
  for (let minutes = 0; minutes < 8 * 60 - 25; minutes += 25) {
    server.clock.advance({ minutes: 25 });
    const [next] = organisations;
    assert.ok(next);
    assert.equal((await switchTo(client, next)).status, 200, `after ${minutes} minutes`);
    organisations.reverse();
  }
  server.clock.advance({ minutes: 25 });
  assert.equal((await client.get('/api/v1/session')).body['signedIn'], false);
});

/** What makes the other user no choice any more between the menu and the press. */
const spoilers: Readonly<Record<string, (there: string) => Promise<unknown>>> = {
  deactivated: (there) => force(server, "update business_user set status = 'deactivated' where id = $1", [there]),
  deleted: (there) => force(server, 'delete from business_user where id = $1', [there]),
  'in an organisation that is closed': () => setOtherStatus('dissolving'),
};

function setOtherStatus(status: string): Promise<unknown> {
  return setOrganisationStatus(server, server.otherOrganisation.organisationId, status);
}

for (const [what, spoil] of Object.entries(spoilers)) {
  test(`a user who is ${what} is judged anew: refused, and the session stays`, async () => {
    const { here, there, client } = await inBoth();
    assert.equal((await choicesOf(client)).length, 1);
    await spoil(there);
    assert.equal((await switchTo(client, toOther(there))).status, 404);
    await setOtherStatus('active');
    assert.equal((await client.get('/api/v1/session')).body['user']?.['userId'], here);
  });
}

test("nobody switches to somebody else's user, nor to the present one", async () => {
  const { here, client } = await inBoth();
  const { organisationId } = server.organisation;
  const others = [
    toOther(server.otherOrganisation.users['user-administrator'].userId),
    { organisationId, userId: server.organisation.users['user-administrator'].userId },
    { organisationId, userId: here },
  ];
  for (const other of others) assert.equal((await switchTo(client, other)).status, 404);
  assert.equal(await sessionsOf(here), 1);
});

test('what counts is whom the eID proved, not what an administrator has written of the user', async () => {
  const { there } = await inBoth();
  const [row] = await server.query<{ person_hash: Buffer }>(
    "select person_hash from sign_in_identity where user_id = $1 and kind = 'cpr'",
    [there],
  );
  const person = newPerson();
  const userId = await addUser(server, person);
  const client = server.visitor();
  assert.equal(await server.logIn(client, person), '/');
  client.organisationId = server.organisation.organisationId;
  // As after a correction of the CPR number to that of somebody else.
  await force(server, "update sign_in_identity set person_hash = $1 where user_id = $2 and kind = 'cpr'", [
    row?.person_hash,
    userId,
  ]);
  assert.deepEqual(await choicesOf(client), []);
  assert.equal((await switchTo(client, toOther(there))).status, 404);
});

test('of twenty switches at once one goes on, and there is one session', async () => {
  const { here, there, client } = await inBoth();
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'x-tillid-organisation': server.organisation.organisationId };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => server.visitor().post('/api/v1/session/switch', toOther(there), { headers })),
  );
  assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
  assert.ok(answers.every((answer) => [200, 401].includes(answer.status)));
  assert.equal(await sessionsOf(here, there), 1);
});

test('the other window is told that the browser acts for another organisation', async () => {
  const { there, client } = await inBoth();
  const former = client.organisationId;
  await switchTo(client, toOther(there));
  client.organisationId = former;
  const answer = await client.get(ownProfile);
  assert.deepEqual([answer.status, answer.body['errors']?.[0]?.['code']], [409, 'other-organisation']);
});

test('what the log-in proved can be read by nobody who has the database alone', async () => {
  const { here, client } = await inBoth();
  const [row] = await server.query<{ sealed: Buffer }>(
    'select person_sealed as sealed from session where user_id = $1',
    [here],
  );
  const hashes = await server.query<{ person_hash: Buffer }>('select person_hash from sign_in_identity');
  for (const { person_hash: hash } of hashes) {
    assert.ok(!row?.sealed.includes(hash));
    assert.ok(!row?.sealed.includes(hash.toString('base64')));
  }
  // A session that was begun before this was kept has no choices.
  await force(server, 'update session set person_sealed = null where user_id = $1', [here]);
  assert.deepEqual(await choicesOf(client), []);
});

test('whoever has just activated can switch too', async () => {
  const person = newPerson();
  const there = await addUser(server, person, { organisationId: server.otherOrganisation.organisationId });
  const user = await createPending(await server.signIn('user-administrator'), { person });
  const client = server.visitor();
  assert.equal(
    await activate(server, client, { token: await newestToken(server, user.email), person }),
    '/activate/done',
  );
  client.organisationId = server.organisation.organisationId;
  assert.deepEqual(
    (await choicesOf(client)).map(({ userId }) => userId),
    [there],
  );
  assert.equal((await switchTo(client, toOther(there))).status, 200);
});

test('between two users of one organisation: the window that acts as the other one is told', async () => {
  const administrator = await server.signIn('user-administrator');
  const person = newPerson();
  const withCpr = await addUser(server, person);
  server.clock.advance({ minutes: 5 });
  const withCode = await createPending(administrator, { person: { ...person, cpr: undefined } });
  const client = server.visitor();
  await activate(server, client, { token: await newestToken(server, withCode.email), person });
  assert.equal((await client.post('/api/v1/activation-proof/code', { code: withCode.code })).status, 200);
  const { organisationId } = server.organisation;
  assert.equal(await server.logIn(client, person), '/choose-organisation');
  const asCode = { organisationId, userId: withCode.userId };
  assert.equal((await client.post('/api/v1/sign-in/choose', asCode)).status, 200);
  client.organisationId = organisationId;
  assert.deepEqual(
    (await choicesOf(client)).map(({ userId }) => userId),
    [withCpr],
  );
  const believing = { headers: { 'x-tillid-user': withCode.userId } };
  assert.equal((await client.get(ownProfile, believing)).status, 200);
  assert.equal((await switchTo(client, { organisationId, userId: withCpr })).status, 200);
  const answer = await client.get(ownProfile, believing);
  assert.deepEqual([answer.status, answer.body['errors']?.[0]?.['code']], [409, 'other-user']);
  assert.equal((await client.get(ownProfile)).status, 200);
});
