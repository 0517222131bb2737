import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  activate,
  addImported,
  createPending,
  newForeigner,
  newestToken,
  refusalsOf,
  type PendingUser,
} from '../../../../../test/support/activation.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

const wrongCode = '0000-0000-0000-00';

type Waiting = { readonly admin: Client; readonly user: PendingUser; readonly client: Client };

/** A user without CPR number who has logged in with the eID and has the code still to enter. */
async function waitForCode(): Promise<Waiting> {
  const admin = await server.signIn('user-administrator');
  const user = await createPending(admin, { person: newForeigner() });
  return { admin, user, client: await prove(user) };
}

async function prove(user: PendingUser): Promise<Client> {
  const client = server.visitor();
  const token = await newestToken(server, user.email);
  assert.equal(await activate(server, client, { token, person: user.person }), '/activate/code');
  return client;
}

function enter(client: Client, code: string): Promise<Answer> {
  return client.post('/api/v1/activation-proof/code', { code });
}

function faultOf(answer: Answer): unknown {
  return answer.body['errors']?.[0]?.['code'];
}

test('without CPR number: log-in, then the code that the administrator was told', async () => {
  const { user, client, admin } = await waitForCode();
  assert.match(user.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
  const proof = await client.get('/api/v1/activation-proof');
  assert.deepEqual(proof.body, {
    organisationName: 'Nordhavn Kommune',
    firstName: user.person.firstName,
    state: 'waiting',
    nextTryAt: null,
  });
  assert.equal(client.cookies.has('tillid_session'), false);
  const typed = user.code.toLowerCase().replaceAll('0', 'o').replaceAll('-', ' ');
  const entered = await enter(client, typed);
  assert.deepEqual([entered.status, entered.body], [200, { location: '/activate/done' }]);
  client.organisationId = server.organisation.organisationId;
  assert.equal((await client.get('/api/v1/session')).body['user']?.['userId'], user.userId);
  const { body } = await admin.get(`/api/v1/users/${user.userId}`);
  assert.deepEqual([body['status'], body['activation']?.['code']?.['state']], ['active', 'used']);
  assert.deepEqual((await server.history(user.userId)).toSorted(), [
    'authenticator.bound',
    'authenticator.consent-given',
    'user.activated',
    'user.activation-code-made',
    'user.activation-email-queued',
    'user.created',
    'user.identity-proven',
    'user.signed-in',
  ]);
  assert.equal((await client.get('/api/v1/activation-proof')).status, 401);
  assert.equal(await server.logIn(server.visitor(), user.person), '/');
});

test('the code is told to the administrator only: in no mail and nowhere in the database', async () => {
  const { user } = await waitForCode();
  await server.jobs.drained();
  const plain = user.code.replaceAll('-', '');
  for (const mail of server.mails) assert.ok(!`${mail.text}${mail.html}`.replaceAll('-', '').includes(plain));
  for (const table of ['activation_code', 'email', 'history_event', 'idempotency_key']) {
    const [row] = await server.query<{ found: number }>(
      `select count(*)::int as found from ${table} t where replace(t::text, '-', '') like $1`,
      [`%${plain}%`],
    );
    assert.equal(row?.found, 0, table);
  }
});

test('nobody enters a code without the proof of this browser', async () => {
  const { user } = await waitForCode();
  assert.equal((await server.visitor().get('/api/v1/activation-proof')).status, 401);
  assert.equal((await enter(server.visitor(), user.code)).status, 401);
});

test('the proof lasts 15 minutes', async () => {
  const { user, client } = await waitForCode();
  server.clock.advance({ minutes: 16 });
  assert.equal((await enter(client, user.code)).status, 401);
});

test('a text that cannot be a code is a slip and costs no try', async () => {
  const { user, client } = await waitForCode();
  for (const text of ['', 'ABCD', `${user.code}-A`]) {
    const answer = await enter(client, text);
    assert.deepEqual([answer.status, faultOf(answer)], [422, 'code-format']);
  }
  assert.equal((await enter(client, user.code)).status, 200);
});

test('wrong codes: growing waits, then locked; a new code opens again and kills the old', async () => {
  const { user, client, admin } = await waitForCode();
  const waits = [0, 0, 0, 5, 10, 30, 60, 120, 300];
  for (const [index, seconds] of waits.entries()) {
    const answer = await enter(client, wrongCode);
    const nextTryAt = seconds === 0 ? null : server.clock.now().add({ seconds }).toString();
    const expected = [{ pointer: '', code: 'code-wrong', params: { nextTryAt, triesLeft: 9 - index } }];
    assert.deepEqual(answer.body['errors'], expected);
    if (seconds === 0) continue;
    server.clock.advance({ seconds: seconds - 1 });
    assert.equal(faultOf(await enter(client, user.code)), 'code-wait', 'even the right code has to wait');
    assert.equal((await client.get('/api/v1/activation-proof')).body['nextTryAt'], nextTryAt);
    server.clock.advance({ seconds: 1 });
  }
  const tenth = await enter(client, wrongCode);
  assert.deepEqual(tenth.body['errors']?.[0]?.['params'], { nextTryAt: null, triesLeft: 0 });
  assert.equal(faultOf(await enter(client, user.code)), 'code-locked');
  assert.equal((await client.get('/api/v1/activation-proof')).body['state'], 'locked');
  const kinds = await server.history(user.userId);
  assert.equal(kinds.filter((kind) => kind === 'user.activation-code-failed').length, 9);
  assert.equal(kinds.filter((kind) => kind === 'user.activation-code-locked').length, 1);

  const made = await admin.post(`/api/v1/users/${user.userId}/activation-code`);
  assert.equal(made.status, 200);
  assert.equal(faultOf(await enter(client, user.code)), 'code-wrong');
  assert.equal((await enter(client, String(made.body['code']))).status, 200);
});

test('tries at once are counted one by one', async () => {
  const { user, client } = await waitForCode();
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(client, wrongCode)));
  const faults = answers.map(faultOf);
  assert.equal(faults.filter((fault) => fault === 'code-wrong').length, 4);
  assert.equal(faults.filter((fault) => fault === 'code-wait').length, 16);
  const [row] = await server.query<{ tries: number }>('select tries from activation_code where user_id = $1', [
    user.userId,
  ]);
  assert.equal(row?.tries, 4);
});

test('the button pressed twice activates once and answers the same', async () => {
  const { user, client } = await waitForCode();
  const answers = await Promise.all([enter(client, user.code), enter(client, user.code), enter(client, user.code)]);
  assert.deepEqual(
    answers.map((answer) => [answer.status, answer.body['location']]),
    Array.from({ length: 3 }, () => [200, '/activate/done']),
  );
  assert.equal((await enter(client, user.code)).status, 200);
  assert.equal(faultOf(await enter(client, wrongCode)), 'already-active');
  const kinds = await server.history(user.userId);
  assert.equal(kinds.filter((kind) => kind === 'user.activated').length, 1);
  assert.equal(kinds.filter((kind) => kind === 'user.signed-in').length, 1);
});

test('a code holds for 30 days', async () => {
  const first = await server.signIn('user-administrator');
  const user = await createPending(first, { person: newForeigner() });
  server.clock.advance({ days: 29 });
  const later = await server.signIn('user-administrator');
  assert.equal((await later.post(`/api/v1/users/${user.userId}/resend-activation-email`)).status, 200);
  server.clock.advance({ days: 2 });
  const client = await prove(user);
  assert.equal((await client.get('/api/v1/activation-proof')).body['state'], 'expired');
  assert.equal(faultOf(await enter(client, user.code)), 'code-expired');
});

test('a code is made only shortly after the administrator logged in', async () => {
  const { user, admin } = await waitForCode();
  const [imported = ''] = await addImported(server, [{ person: newForeigner(), authenticator: 'app' }]);
  server.clock.advance({ minutes: 16 });
  const { firstName, lastName, dateOfBirth } = newForeigner();
  const draft = { firstName, lastName, cpr: null, dateOfBirth, email: 'late@example.test', phone: null };
  const rest = { anonymous: false, referenceText: null, targetLevel: 'substantial', confirmedSamePerson: true };
  for (const refused of [
    await admin.post(`/api/v1/users/${user.userId}/activation-code`),
    await admin.post(`/api/v1/users/${imported}/send-for-activation`, {}, { ifMatch: 1 }),
    await admin.post('/api/v1/users', { ...draft, ...rest }),
  ]) {
    assert.deepEqual([refused.status, faultOf(refused)], [422, 'log-in-too-old']);
  }
  assert.deepEqual(await server.history(imported), ['user.created']);
  assert.equal((await admin.post(`/api/v1/users/${user.userId}/resend-activation-email`)).status, 200);
  const again = await server.signIn('user-administrator');
  assert.equal((await again.post(`/api/v1/users/${user.userId}/activation-code`)).status, 200);
});

test('a repeated request for a code gives the code that was made', async () => {
  const { user, admin, client } = await waitForCode();
  const ask = (key: string) => admin.post(`/api/v1/users/${user.userId}/activation-code`, {}, { key });
  const first = await ask('one-attempt-of-a-code');
  const repeated = await ask('one-attempt-of-a-code');
  assert.equal(repeated.text, first.text);
  const kinds = await server.history(user.userId);
  assert.equal(kinds.filter((kind) => kind === 'user.activation-code-made').length, 2);
  assert.equal((await enter(client, first.body['code'])).status, 200);
});

test('what changed since the log-in counts when the code is entered', async () => {
  const { user, client, admin } = await waitForCode();
  assert.equal((await admin.post(`/api/v1/users/${user.userId}/resend-activation-email`)).status, 200);
  assert.equal(faultOf(await enter(client, user.code)), 'link-replaced');
  assert.equal((await admin.delete(`/api/v1/users/${user.userId}`, { ifMatch: 1 })).status, 204);
  assert.equal(faultOf(await enter(client, user.code)), 'user-deleted');
  assert.equal((await client.get('/api/v1/activation-proof')).status, 401);
  assert.deepEqual((await refusalsOf(server, user.userId)).toSorted(), ['link-replaced', 'user-deleted']);
});

test('only pending users without CPR number have a code', async () => {
  const admin = await server.signIn('user-administrator');
  const withCpr = await createPending(admin);
  const refused = await admin.post(`/api/v1/users/${withCpr.userId}/activation-code`);
  assert.deepEqual([refused.status, faultOf(refused)], [422, 'has-cpr']);
  const { user, client } = await waitForCode();
  assert.equal((await enter(client, user.code)).status, 200);
  const active = await admin.post(`/api/v1/users/${user.userId}/activation-code`);
  assert.deepEqual([active.status, faultOf(active)], [422, 'status-does-not-allow']);
});
