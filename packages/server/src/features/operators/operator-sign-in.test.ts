import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Client } from '../../../../../test/support/client.ts';
import { visitEid, type TestPerson } from '../../../../../test/support/eid-visit.ts';
import { addOperator } from '../../../../../test/support/operator.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { eraseOperators } from './erase-operators.ts';
import { removeOperator } from './operator-store.ts';
import { realmScope } from './realm-scope.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

async function isSignedIn(client: Client): Promise<boolean> {
  return Boolean((await client.get('/api/v1/operator/session')).body['signedIn']);
}

function scope() {
  return realmScope({ actor: { kind: 'system' }, requestId: 'test', now: server.clock.now() });
}

test('an operator logs in at level high, is named to the own browser alone, and no organisation is told', async () => {
  const { operatorId, person } = await addOperator(server.platform);
  const client = server.visitor();
  assert.equal(await server.logInOperator(client, person), '/operator');
  const { body } = await client.get('/api/v1/operator/session');
  assert.deepEqual(body['operator'], { operatorId, name: 'Inge Holm' });
  assert.equal((await client.get('/api/v1/session')).body['signedIn'], false);
  assert.deepEqual(await server.operatorHistory(operatorId), [
    'operator.created',
    'operator.identity-bound',
    'operator.signed-in',
  ]);
  assert.deepEqual(await server.history(operatorId), []);
  await server.logInOperator(server.visitor(), person);
  const kinds = await server.operatorHistory(operatorId);
  assert.equal(kinds.filter((kind) => kind === 'operator.identity-bound').length, 1);
});

test('nothing that is stored names an operator in clear', async () => {
  const person = newPerson({ level: 'high' });
  await addOperator(server.platform, 'Xenia Qvist', person);
  await server.logInOperator(server.visitor(), person);
  for (const table of ['operator', 'operator_identity', 'operator_session', 'history_event', 'sign_in_attempt']) {
    const text = JSON.stringify(await server.query(`select t::text from ${table} t`));
    assert.doesNotMatch(text, /Xenia|Qvist/, table);
    assert.ok(!text.includes(person.cpr ?? ''), table);
    assert.ok(!text.includes(Buffer.from('Xenia Qvist').toString('hex')), table);
  }
});

const refusals: readonly { name: string; person: () => Promise<TestPerson | 'cancel'>; reason: string }[] = [
  {
    name: 'a person who is no operator',
    person: () => Promise.resolve(newPerson({ level: 'high' })),
    reason: 'no-operator',
  },
  {
    name: 'an administrator of an organisation',
    person: () =>
      Promise.resolve({ ...server.organisation.users['organisation-administrator'].person, level: 'high' as const }),
    reason: 'no-operator',
  },
  {
    name: 'an operator at level substantial',
    person: async () => ({ ...(await addOperator(server.platform)).person, level: 'substantial' }),
    reason: 'level-too-low',
  },
  {
    name: 'a stranger at level low',
    person: () => Promise.resolve(newPerson({ level: 'low' })),
    reason: 'level-too-low',
  },
  { name: 'a log-in that is cancelled', person: () => Promise.resolve('cancel'), reason: 'cancelled' },
];

for (const { name, person, reason } of refusals) {
  test(`refused, with a page of its own: ${name}`, async () => {
    const client = server.visitor();
    assert.equal(await server.logInOperator(client, await person()), `/operator/refused?reason=${reason}`);
    assert.equal(await isSignedIn(client), false);
    assert.equal(client.cookies.has('tillid_operator'), false);
  });
}

test('a level that is too low stands in the history of the operator', async () => {
  const { operatorId, person } = await addOperator(server.platform);
  await server.logInOperator(server.visitor(), { ...person, level: 'substantial' });
  assert.deepEqual(await server.operatorHistory(operatorId), ['operator.created', 'operator.sign-in-refused']);
});

test('an eID that is another person now than the one who was made an operator is refused', async () => {
  const { operatorId, person } = await addOperator(server.platform);
  await server.logInOperator(server.visitor(), person);
  const forget = `delete from operator_identity where operator_id = '${operatorId}' and kind = 'cpr'`;
  await server.query(`begin; set local session_replication_role = replica; ${forget}; commit`);
  assert.equal(await server.logInOperator(server.visitor(), person), '/operator/refused?reason=no-operator');
  assert.equal((await server.operatorHistory(operatorId)).at(-1), 'operator.sign-in-refused');
});

test('an operator who is a user too is signed in as the one who was asked for', async () => {
  const { person } = server.organisation.users['user-administrator'];
  await addOperator(server.platform, 'Both', { ...person, level: 'high' });
  const client = server.visitor();
  assert.equal(await server.logIn(client, person), '/');
  assert.equal(await isSignedIn(client), false);
  assert.equal(await server.logInOperator(client, { ...person, level: 'high' }), '/operator');
  assert.equal(await isSignedIn(client), true);
  assert.equal((await client.get('/api/v1/session')).body['signedIn'], true);
});

test('a session given to the browser before the log-in is not the one after it', async () => {
  const { person } = await addOperator(server.platform);
  const planted = await server.signInOperator('Planter');
  const token = planted.cookies.get('tillid_operator') ?? '';
  const victim = server.visitor();
  victim.cookies.set('tillid_operator', token);
  await server.logInOperator(victim, person);
  assert.notEqual(victim.cookies.get('tillid_operator'), token);
  // What the browser had before is ended, whoever began it.
  assert.equal(await isSignedIn(planted), false);
});

test('the cookie is out of reach of scripts and other sites', async () => {
  const client = server.visitor();
  const { person } = await addOperator(server.platform);
  const started = await client.post('/api/v1/operator/sign-in/start', { returnTo: null, language: 'da' });
  const callback = await visitEid(started.body['location'], person);
  const answer = await client.get(callback.pathname + callback.search);
  const set = [answer.headers['set-cookie']].flat().find((each) => String(each).startsWith('tillid_operator='));
  assert.match(String(set), /; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('a log-in comes back to a page of operators and nowhere else', async () => {
  const paths = {
    '/operator/organisations/new': '/operator/organisations/new',
    '/operator?search=a': '/operator?search=a',
    '/users': '/operator',
    '/operators': '/operator',
    '//elsewhere.example/operator': '/operator',
    '/operator/..//elsewhere.example': '/operator',
  };
  const { person } = await addOperator(server.platform);
  for (const [returnTo, path] of Object.entries(paths)) {
    const client = server.visitor();
    const started = await client.post('/api/v1/operator/sign-in/start', { returnTo, language: 'da' });
    assert.equal(await server.proveAt(client, started.body['location'], person), path, returnTo);
  }
});

test('a session ends 15 minutes after the last activity, which asking for the session is not, and 4 hours after the log-in', async () => {
  const client = await server.signInOperator('Idle');
  server.clock.advance({ minutes: 14 });
  assert.equal(await isSignedIn(client), true);
  server.clock.advance({ minutes: 1 });
  assert.equal(await isSignedIn(client), false);

  const busy = await server.signInOperator('Busy');
  for (let minutes = 0; minutes < 230; minutes += 10) {
    server.clock.advance({ minutes: 10 });
    assert.equal((await busy.post('/api/v1/operator/session/extend')).status, 200);
  }
  server.clock.advance({ minutes: 9 });
  assert.equal(await isSignedIn(busy), true);
  server.clock.advance({ minutes: 1 });
  assert.equal(await isSignedIn(busy), false);
});

test('an operator who is removed has no access from that moment on, and cannot log in again', async () => {
  const { operatorId, person } = await addOperator(server.platform, 'Leaving');
  const client = server.visitor();
  await server.logInOperator(client, person);
  assert.equal(await server.platform.work(scope(), (tx) => removeOperator(tx, operatorId)), true);
  assert.equal((await client.get('/api/v1/operator/organisations')).status, 401);
  assert.equal(await server.logInOperator(server.visitor(), person), '/operator/refused?reason=no-operator');
  assert.equal(await server.platform.work(scope(), (tx) => removeOperator(tx, operatorId)), false);
  assert.equal((await server.operatorHistory(operatorId)).at(-1), 'operator.removed');
  const again = await addOperator(server.platform, 'Back', person);
  assert.notEqual(again.operatorId, operatorId);
  assert.equal(await server.logInOperator(server.visitor(), person), '/operator');
});

test('one person is one operator', async () => {
  const person = newPerson({ level: 'high' });
  const made = await Promise.allSettled([1, 2].map(() => addOperator(server.platform, 'Once', person)));
  assert.deepEqual(made.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test("an operator's requests are limited by session, and what comes without one by address", async () => {
  const limited = await startTestServer({ SESSION_REQUESTS_PER_MINUTE: '3', ANONYMOUS_REQUESTS_PER_MINUTE: '4' });
  const client = await limited.signInOperator();
  const statuses: number[] = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await client.get('/api/v1/operator/organisations')).status);
  assert.deepEqual(statuses, [200, 200, 200, 429]);
  const anonymous = await limited.visitor().get('/api/v1/operator/organisations');
  assert.equal(anonymous.status, 401);
  await limited.stop();
});

test('at night sessions that ran out go, and the name of who was removed 13 months ago', async () => {
  const { operatorId, person } = await addOperator(server.platform, 'Former');
  await server.logInOperator(server.visitor(), person);
  server.clock.advance({ hours: 5 });
  const erase = () => server.platform.work(scope(), eraseOperators);
  assert.ok((await erase()) > 0);
  assert.deepEqual(await server.query('select from operator_session'), []);
  assert.equal((await server.operatorHistory(operatorId)).at(-1), 'operator.session-expired');
  await server.platform.work(scope(), (tx) => removeOperator(tx, operatorId));
  const nameLeft = async () =>
    (await server.query('select from operator where id = $1 and sealed_name is not null', [operatorId])).length === 1;
  server.clock.advance({ days: 390 });
  await erase();
  assert.equal(await nameLeft(), true);
  server.clock.advance({ days: 15 });
  await erase();
  assert.equal(await nameLeft(), false);
  assert.equal((await server.operatorHistory(operatorId)).at(-1), 'operator.forgotten');
  assert.equal(await erase(), 0);
});
