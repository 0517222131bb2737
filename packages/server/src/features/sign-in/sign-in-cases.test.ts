import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addUser } from '../../../../../test/support/further-user.ts';
import { createTestOrganisation, type TestOrganisation } from '../../../../../test/support/organisation.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import {
  startScriptedBroker,
  type BrokerPerson,
  type ScriptedBroker,
} from '../../../../../test/support/scripted-broker.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens, type Happening } from '../../../../../test/support/what-happened.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { bindSubject } from './index.ts';

let broker: ScriptedBroker;
let server: TestServer;
let closed: TestOrganisation;
before(async () => {
  broker = await startScriptedBroker();
  server = await startTestServer({}, { eid: { issuer: broker.issuer, ...broker.client } });
  const settings = { privateAuthenticatorAllowed: false };
  closed = await createTestOrganisation(server.platform, { cvr: '90010050', name: 'Vesthavn Bank', settings });
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  await broker.close();
  assert.deepEqual(undeclared, []);
});

/** Who logs in, the page where the browser ends, and what came of it; what is not named must not have happened. */
type Case = {
  readonly who: () => Promise<BrokerPerson | 'cancel'>;
  readonly page: string;
} & Partial<Happening>;

const refused = (reason: string) => `/sign-in-refused?reason=${reason}`;
const entered = { page: '/', newSessions: 1 };
const bound = { newSubjects: 1, events: ['authenticator.bound', 'user.signed-in'] };

async function logIn(person: BrokerPerson | 'cancel'): Promise<string> {
  const client = server.visitor();
  const started = await client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  assert.equal(started.status, 200, started.text);
  const callback = await broker.visit(started.body['location'], person);
  return String((await client.get(callback.pathname + callback.search)).headers['location']);
}

/** Somebody with a user who has logged in before, so that the eID's subject is bound. */
async function knownPerson(): Promise<BrokerPerson> {
  const person = newPerson();
  await addUser(server, person);
  assert.equal(await logIn(person), '/');
  return person;
}

/** Somebody without CPR number whose eID was bound when the code was entered. */
async function knownForeigner(): Promise<BrokerPerson> {
  const person = newPerson({ cpr: undefined });
  const userId = await addUser(server, person);
  const scope = {
    organisationId: asOrganisationId(server.organisation.organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now: server.clock.now(),
  } as const;
  const subject = `subject-of-${userId}`;
  const { keyring } = server.platform;
  await server.platform.work(scope, (tx) => bindSubject(tx, keyring, { userId, issuer: broker.issuer, subject }));
  return { ...person, subject };
}

async function withStatus(status: 'deactivated' | 'pending-activation'): Promise<BrokerPerson> {
  const person = newPerson();
  await addUser(server, person, { status });
  return person;
}

async function inBoth(status: 'active' | 'deactivated' = 'active'): Promise<BrokerPerson> {
  const person = newPerson();
  await addUser(server, person, { status });
  await addUser(server, person, { organisationId: server.otherOrganisation.organisationId });
  return person;
}

const cases: Readonly<Record<string, Case>> = {
  'the first log-in of a user with CPR number': {
    who: async () => {
      const person = newPerson();
      await addUser(server, person);
      return person;
    },
    ...entered,
    ...bound,
  },
  'a later log-in': { who: knownPerson, ...entered, events: ['user.signed-in'] },
  'a new phone: another subject with the same CPR number': {
    who: async () => ({ ...(await knownPerson()), subject: 'of-a-new-phone' }),
    ...entered,
    ...bound,
  },
  'a new eID where the organisation does not allow private ones': {
    who: async () => closed.users.user.person,
    page: refused('no-user'),
    events: ['user.sign-in-refused:authenticator-not-allowed'],
  },
  'the same where the user is administrator': {
    who: async () => closed.users['user-administrator'].person,
    ...entered,
    ...bound,
  },
  'a known subject with another CPR number': {
    who: async () => {
      const person = await knownPerson();
      return { ...person, subject: `subject-of-${person.cpr}`, cpr: newPerson().cpr };
    },
    page: refused('no-user'),
    events: ['user.sign-in-refused:cpr-changed'],
  },
  "a known subject with another user's CPR number": {
    who: async () => {
      const [person, other] = [await knownPerson(), await knownPerson()];
      return { ...person, subject: `subject-of-${person.cpr}`, cpr: other.cpr };
    },
    page: refused('no-user'),
    events: ['user.sign-in-refused:cpr-changed'],
  },
  "a known subject with the CPR number of another organisation's user: each organisation judges its own": {
    who: async () => {
      const person = await knownPerson();
      const other = newPerson();
      await addUser(server, other, { organisationId: server.otherOrganisation.organisationId });
      return { ...person, subject: `subject-of-${person.cpr}`, cpr: other.cpr };
    },
    ...entered,
    newSubjects: 1,
    events: ['authenticator.bound', 'user.sign-in-refused:cpr-changed', 'user.signed-in'],
  },
  'a known subject whose CPR number the broker does not give': {
    who: async () => {
      const person = await knownPerson();
      return { ...person, subject: `subject-of-${person.cpr}`, cpr: undefined };
    },
    ...entered,
    events: ['user.signed-in'],
  },
  'a person without CPR number': { who: knownForeigner, ...entered, events: ['user.signed-in'] },
  'a namesake born the same day, with another CPR number': {
    who: async () => ({ ...(await knownPerson()), cpr: newPerson().cpr }),
    page: refused('no-user'),
  },
  'a namesake born the same day, without CPR number': {
    who: async () => ({ ...(await knownForeigner()), subject: 'of-a-namesake' }),
    page: refused('no-user'),
  },
  'a person who is user in two organisations': { who: () => inBoth(), page: '/choose-organisation' },
  'a person who is user in two organisations and deactivated in one: that one is not told': {
    who: () => inBoth('deactivated'),
    ...entered,
    ...bound,
  },
  'a stranger': { who: async () => newPerson(), page: refused('no-user') },
  'a user not activated yet': {
    who: () => withStatus('pending-activation'),
    page: refused('no-user'),
    events: ['user.sign-in-refused:pending-activation'],
  },
  'a deactivated user': {
    who: () => withStatus('deactivated'),
    page: refused('no-user'),
    events: ['user.sign-in-refused:deactivated'],
  },
  'a level that is too low': {
    who: async () => ({ ...(await knownPerson()), level: 'low' }),
    page: refused('level-too-low'),
  },
  'a log-in that the person cancels': { who: async () => 'cancel', page: refused('cancelled') },
};

describe('who logs in', () => {
  for (const [name, { who, page, ...happening }] of Object.entries(cases)) {
    test(`${name}: ${page}`, async () => {
      const person = await who();
      const [ended, happened] = await whatHappens(server, () => logIn(person));
      assert.equal(ended, page);
      assert.deepEqual(happened, { ...nothing, ...happening });
    });
  }
});

test('each of the three levels counts', async () => {
  const person = await knownPerson();
  for (const claim of ['loa', 'ial', 'aal']) {
    broker.follow({ claims: { [claim]: 'low' } });
    const [ended, happened] = await whatHappens(server, () => logIn(person));
    assert.deepEqual([ended, happened], [refused('level-too-low'), nothing], claim);
  }
  broker.follow();
});

test('after the CPR number was corrected, the person logs in with the same eID', async () => {
  const person = await knownPerson();
  const changed = { ...person, subject: `subject-of-${person.cpr}`, cpr: newPerson().cpr };
  assert.equal(await logIn(changed), refused('no-user'));
  assert.equal(await logIn(person), '/');
});
