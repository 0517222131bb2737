import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { createPending, newForeigner, newestToken, type PendingUser } from '../../../../../test/support/activation.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import {
  startScriptedBroker,
  type BrokerPerson,
  type Script,
  type ScriptedBroker,
} from '../../../../../test/support/scripted-broker.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens, type Happening } from '../../../../../test/support/what-happened.ts';

let broker: ScriptedBroker;
let server: TestServer;
let admin: Client;
before(async () => {
  broker = await startScriptedBroker();
  server = await startTestServer({}, { eid: { issuer: broker.issuer, ...broker.client, timeoutMs: 700 } });
  await logInAdministrator();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  await broker.close();
  assert.deepEqual(undeclared, []);
});
afterEach(() => broker.follow());

async function logInAdministrator(): Promise<void> {
  admin = server.visitor();
  admin.organisationId = server.organisation.organisationId;
  const started = await admin.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  const { person } = server.organisation.users['user-administrator'];
  assert.equal(await comeBack(admin, await broker.visit(started.body['location'], person)), '/');
}

async function comeBack(client: Client, callback: URL): Promise<string> {
  return String((await client.get(callback.pathname + callback.search)).headers['location']);
}

/** Follows a user's link to the eID; gives the callback address. */
async function prove(
  client: Client,
  user: PendingUser,
  as: BrokerPerson | 'cancel',
  script: Script = {},
): Promise<URL> {
  const token = await newestToken(server, user.email);
  const started = await client.post(`/api/v1/activation/${token}/start`, { language: 'da' });
  assert.equal(started.status, 200, started.text);
  broker.follow(script);
  return await broker.visit(started.body['location'], as);
}

async function follow(user: PendingUser, as: BrokerPerson | 'cancel', script: Script = {}): Promise<string> {
  const client = server.visitor();
  return await comeBack(client, await prove(client, user, as, script));
}

/** Who uses the link of whom, the page where the browser ends, and what came of it; what is not named must not have happened. */
type Case = {
  readonly of?: BrokerPerson;
  readonly targetLevel?: 'high';
  readonly as: (user: PendingUser) => BrokerPerson | 'cancel' | Promise<BrokerPerson>;
  readonly script?: Script;
  readonly page: string;
} & Partial<Happening>;

const refused = (reason: string) => ({ page: `/activate/refused/${reason}` });
const refusedAndTold = (reason: string) => ({ ...refused(reason), events: [`user.activation-refused:${reason}`] });
const activated = {
  page: '/activate/done',
  newSessions: 1,
  newSubjects: 1,
  changedUsers: 1,
  events: ['authenticator.bound', 'user.activated', 'user.identity-proven', 'user.signed-in'],
};
const codeNext = { page: '/activate/code', events: ['user.identity-proven'] };
const namesake = newForeigner();

const cases: Readonly<Record<string, Case>> = {
  'the right person': { as: ({ person }) => person, ...activated },
  'the right person at a higher level': { as: ({ person }) => ({ ...person, level: 'high' }), ...activated },
  'the right person, named otherwise': { as: ({ person }) => ({ ...person, lastName: 'Gift' }), ...activated },
  'the right person, active in another organisation': {
    as: async ({ person }) => {
      await addUser(server, person, { organisationId: server.otherOrganisation.organisationId });
      return person;
    },
    ...activated,
  },
  'the right person without CPR number': { of: newForeigner(), as: ({ person }) => person, ...codeNext },
  'the right person without CPR number, known to the broker by one': {
    of: newForeigner(),
    as: ({ person }) => ({ ...person, cpr: newPerson().cpr }),
    ...codeNext,
  },
  'a namesake born the same day, without CPR number: the code tells them apart': {
    of: namesake,
    as: () => ({ ...namesake, subject: 'of-a-namesake' }),
    ...codeNext,
  },
  'a namesake born the same day, with another CPR number': {
    as: ({ person }) => ({ ...person, cpr: newPerson().cpr }),
    ...refusedAndTold('wrong-person'),
    newMails: 1,
  },
  'somebody else': { as: () => newPerson(), ...refusedAndTold('wrong-person'), newMails: 1 },
  'somebody else without CPR number': {
    of: newForeigner(),
    as: () => newForeigner(),
    ...refusedAndTold('wrong-person'),
    newMails: 1,
  },
  'the right person, whose CPR number the broker does not give': {
    as: ({ person }) => ({ ...person, cpr: undefined }),
    ...refusedAndTold('no-cpr-from-provider'),
  },
  'the right person at too low a level': {
    as: ({ person }) => ({ ...person, level: 'low' }),
    ...refusedAndTold('level-too-low'),
  },
  'the right person at a level below the target': {
    targetLevel: 'high',
    as: ({ person }) => person,
    ...refusedAndTold('level-too-low'),
  },
  'a log-in that the person cancels': { as: () => 'cancel', ...refused('cancelled') },
  'a broker that lies': {
    as: ({ person }) => person,
    script: { signedBy: 'stranger' },
    ...refused('answer-refused'),
  },
  'an answer of another issuer': {
    as: ({ person }) => person,
    script: { callback: { iss: 'https://elsewhere.example' } },
    ...refused('answer-refused'),
  },
  'a broker that does not answer': {
    as: ({ person }) => person,
    script: { answers: { '/token': () => undefined } },
    ...refusedAndTold('provider-unavailable'),
  },
  'a broker with a fault of its own': {
    as: ({ person }) => person,
    script: { answers: { '/token': (response) => response.writeHead(500).end() } },
    ...refusedAndTold('provider-unavailable'),
  },
};

describe('who comes back from the eID with a link', () => {
  for (const [name, { of: person, targetLevel, as, script, page, ...happening }] of Object.entries(cases)) {
    test(`${name}: ${page}`, async () => {
      const user = await createPending(admin, {
        ...(person === undefined ? {} : { person }),
        ...(targetLevel === undefined ? {} : { targetLevel }),
      });
      await server.jobs.drained();
      const who = await as(user);
      const [ended, happened] = await whatHappens(server, () => follow(user, who, script));
      assert.deepEqual([ended, happened], [page, { ...nothing, ...happening }]);
      if (page === activated.page) return;
      broker.follow();
      const right = user.person.cpr === undefined ? codeNext.page : activated.page;
      const level = targetLevel ?? 'substantial';
      assert.equal(await follow(user, { ...user.person, level }), right, 'the right person can still use the link');
    });
  }
});

test('the answer counts once and in its own browser; the back button afterwards changes nothing', async () => {
  const user = await createPending(admin);
  const client = server.visitor();
  const callback = await prove(client, user, user.person);
  const [stolen, nothingHappened] = await whatHappens(server, () => comeBack(server.visitor(), callback));
  assert.deepEqual([stolen, nothingHappened], ['/sign-in-refused?reason=expired', nothing]);
  assert.equal(await comeBack(client, callback), activated.page);
  const [again, happened] = await whatHappens(server, () => comeBack(client, callback));
  assert.deepEqual([again, happened], ['/sign-in-refused?reason=expired', nothing]);
  assert.equal((await client.get('/api/v1/session')).body['signedIn'], true);
});

test('two browsers at once: one becomes active, the other is told', async () => {
  const user = await createPending(admin);
  const clients = [server.visitor(), server.visitor()];
  const callbacks: URL[] = [];
  for (const client of clients) callbacks.push(await prove(client, user, user.person));
  const [pages, happened] = await whatHappens(server, () =>
    Promise.all(clients.map((client, index) => comeBack(client, callbacks[index] ?? new URL('http://nowhere')))),
  );
  assert.deepEqual(pages.toSorted(), ['/activate/done', '/activate/refused/already-active']);
  const events = [...activated.events, 'user.activation-refused:already-active'].toSorted();
  assert.deepEqual(happened, { ...nothing, newSessions: 1, newSubjects: 1, changedUsers: 1, events });
});

test('a broker that is down when the link is followed: told, and written down once an hour', async () => {
  const user = await createPending(admin);
  const token = await newestToken(server, user.email);
  // The broker's description is due.
  server.clock.advance({ hours: 2 });
  await broker.goAway();
  const start = () => server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
  const [answers, happened] = await whatHappens(server, async () => [await start(), await start(), await start()]);
  for (const answer of answers)
    assert.deepEqual([answer.status, answer.body['errors']?.[0]?.['code']], [503, 'eid-unavailable']);
  assert.deepEqual(happened, { ...nothing, events: ['user.activation-refused:provider-unavailable'] });
  await broker.comeBack();
  assert.equal(await follow(user, user.person), activated.page);
});

test('a link that no longer holds, pressed a hundred times, is written down once an hour and for each new reason', async () => {
  await logInAdministrator();
  const user = await createPending(admin);
  const token = await newestToken(server, user.email);
  const start = () => server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
  const hundred = () => whatHappens(server, async () => Promise.all(Array.from({ length: 100 }, start)));
  const told = (reason: string) => ({ ...nothing, events: [`user.activation-refused:${reason}`] });
  server.clock.advance({ minutes: 5 });
  assert.equal((await admin.post(`/api/v1/users/${user.userId}/resend-activation-email`)).status, 200);
  await server.jobs.drained();
  const [answers, first] = await hundred();
  assert.ok(answers.every((answer) => answer.body['errors']?.[0]?.['code'] === 'link-replaced'));
  assert.deepEqual(first, told('link-replaced'));
  assert.deepEqual((await hundred())[1], nothing);
  server.clock.advance({ minutes: 61 });
  assert.deepEqual((await hundred())[1], told('link-replaced'));
  assert.equal(await follow(user, user.person), activated.page);
  assert.deepEqual((await hundred())[1], told('already-active'));
});
