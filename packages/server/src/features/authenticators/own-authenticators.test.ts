import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readOwnAuthenticators } from '@tillid/contract/authenticators';
import { addImported, activate, force, newestToken } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import {
  activateOwn,
  authenticatorsOf,
  give,
  handOver,
  newestLink,
  prove,
} from '../../../../../test/support/authenticators.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { activatedUser } from '../../../../../test/support/deletion.ts';
import type { EidVisitor, TestPerson } from '../../../../../test/support/eid-visit.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Own = ReplyOf<typeof readOwnAuthenticators>;

const path = '/api/v1/profile/authenticators';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('user-administrator');
});
after(() => server.stop());

async function logIn(as: EidVisitor): Promise<Client> {
  const client = server.visitor();
  assert.equal(await server.logIn(client, as), '/');
  client.organisationId = server.organisation.organisationId;
  return client;
}

async function active(): Promise<{ userId: string; person: TestPerson; client: Client; privateId: string }> {
  const person = newPerson();
  const userId = await addUser(server, person);
  const client = await logIn(person);
  const [own] = (await read(client)).items;
  return { userId, person, client, privateId: own?.authenticatorId ?? '' };
}

async function read(client: Client): Promise<Own> {
  return readBody<Own>(await client.get(path), 200);
}

/** A user who has taken the consent to the own eID back, a minute ago. */
async function withdrawn(): Promise<{ userId: string; email: string; person: TestPerson; privateId: string }> {
  const { userId, client, person, email } = await activatedUser(server, administrator);
  const privateId = (await read(client)).items[0]?.authenticatorId ?? '';
  assert.equal((await client.delete(`${path}/${privateId}/consent`)).status, 200);
  server.clock.advance({ minutes: 1 });
  return { userId, email, person, privateId };
}

const giveOwn = (userId: string) =>
  administrator.post(`/api/v1/users/${userId}/authenticators`, { authenticators: [{ choice: 'private', count: 1 }] });

async function consentByLink({ email, person }: { email: string; person: TestPerson }): Promise<Client> {
  const client = server.visitor();
  const token = await newestLink(server, email);
  assert.equal(await prove(server, client, { token, as: person, consents: true }), `/authenticators/${token}`);
  client.organisationId = server.organisation.organisationId;
  return client;
}

async function isSignedIn(client: Client): Promise<boolean> {
  return (await client.get('/api/v1/session')).body['signedIn'];
}

const allow = (settings: object) =>
  force(server, 'update organisation_settings set settings = settings || $2::jsonb where organisation_id = $1', [
    server.organisation.organisationId,
    JSON.stringify(settings),
  ]);

test('nobody who is not signed in sees or changes anything', async () => {
  const visitor = server.visitor();
  visitor.organisationId = server.organisation.organisationId;
  assert.equal((await visitor.get(path)).status, 401);
  assert.equal((await visitor.post(path, { means: 'app' })).status, 401);
});

suite('consent to the own eID', () => {
  test('withdrawn: whoever was in by it is out, and it opens nothing; given again: it does', async () => {
    const { userId, person, client, privateId } = await active();
    const [answer, happened] = await whatHappens(server, () => client.delete(`${path}/${privateId}/consent`));
    assert.deepEqual(readBody<Own>(answer, 200).canLogIn, false);
    assert.deepEqual(happened, {
      ...nothing,
      newSessions: -1,
      events: ['authenticator.consent-withdrawn:consent-withdrawn'],
    });
    assert.ok(!(await isSignedIn(client)));
    const [refused, told] = await whatHappens(server, () => server.logIn(server.visitor(), person));
    assert.equal(refused, '/sign-in-refused?reason=no-user');
    assert.deepEqual(told.events, ['user.sign-in-refused:consent-missing']);
    const [appId = ''] = await give(server, administrator, { userId, authenticators: [{ choice: 'app', count: 1 }] });
    await force(server, `update authenticator set status = 'activated', activated_at = delivered_at where id = $1`, [
      appId,
    ]);
    await force(
      server,
      `insert into sign_in_identity select subject_hash, organisation_id, user_id, 'subject', key_id from eid_subject
       where id = (select subject_id from authenticator where id = $1)`,
      [appId],
    );
    const withApp = await logIn({ separate: appId });
    const given = readBody<Own>(await withApp.put(`${path}/${privateId}/consent`), 200);
    assert.equal(given.items.find((one) => one.authenticatorId === privateId)?.status, 'activated');
    await logIn(person);
  });

  test('needs the setting of the organisation besides', async () => {
    const { person, client, privateId } = await active();
    await allow({ privateAuthenticatorAllowed: false });
    assert.equal(await server.logIn(server.visitor(), person), '/sign-in-refused?reason=no-user');
    assert.equal((await read(client)).items[0]?.obstacle, 'authenticator-not-allowed');
    await client.delete(`${path}/${privateId}/consent`);
    await allow({ privateAuthenticatorAllowed: true });
  });

  test('cannot be given while the organisation does not allow it', async () => {
    const administratorOfSettings = await server.signIn('organisation-administrator');
    const [own] = (await read(administratorOfSettings)).items;
    const consent = `${path}/${own?.authenticatorId}/consent`;
    assert.equal((await administratorOfSettings.delete(consent)).status, 200);
    // A role opens the door whatever was consented to, so nobody is sent out.
    assert.ok(await isSignedIn(administratorOfSettings));
    await allow({ privateAuthenticatorAllowed: false });
    const refused = await administratorOfSettings.put(consent);
    assert.equal(readRefusal(refused).errors[0]?.code, 'authenticator-not-allowed');
    await allow({ privateAuthenticatorAllowed: true });
    assert.equal((await administratorOfSettings.put(consent)).status, 200);
  });

  test('withdrawn, and the own eID given anew: the consent to the new one counts, and no other can be given', async () => {
    const { userId, email, person, privateId } = await withdrawn();
    const [added, happened] = await whatHappens(server, () => giveOwn(userId));
    assert.equal(added.status, 200, added.text);
    assert.deepEqual(happened, {
      ...nothing,
      newMails: 1,
      events: ['authenticator.added', 'authenticator.link-sent', 'authenticator.removed:removed'],
    });
    const client = await consentByLink({ email, person });
    await logIn(person);
    const [given, former] = (await read(client)).items;
    assert.deepEqual([given?.status, former?.blockedReason, former?.actions], ['activated', 'removed', []]);
    const again = await client.put(`${path}/${privateId}/consent`);
    assert.equal(readRefusal(again).errors[0]?.code, 'authenticator-status');
  });

  test('withdrawn, given anew and taken away: no consent lets in by the one of before', async () => {
    const { userId, email, person, privateId } = await withdrawn();
    await giveOwn(userId);
    await consentByLink({ email, person });
    const [newest] = (await authenticatorsOf(administrator, userId)).items;
    const removed = await administrator.delete(`/api/v1/users/${userId}/authenticators/${newest?.authenticatorId}`);
    assert.equal(removed.status, 200, removed.text);
    // As it was left by versions that did not end what had been withdrawn.
    await force(server, `update authenticator set blocked_reason = 'consent-withdrawn' where id = $1`, [privateId]);
    assert.equal(await server.logIn(server.visitor(), person), '/sign-in-refused?reason=no-user');
    const client = await consentByLink({ email, person });
    assert.ok(!(await isSignedIn(client)));
    assert.equal(await server.logIn(server.visitor(), person), '/sign-in-refused?reason=no-user');
  });

  test('of twenty withdrawals at once one counts', async () => {
    const { client, privateId } = await active();
    const [, happened] = await whatHappens(server, () =>
      Promise.all(Array.from({ length: 20 }, () => client.delete(`${path}/${privateId}/consent`))),
    );
    assert.deepEqual(happened.events, ['authenticator.consent-withdrawn:consent-withdrawn']);
  });

  test('is nobody else’s to give or withdraw', async () => {
    const [{ client }, { privateId }] = [await active(), await active()];
    assert.equal((await client.delete(`${path}/${privateId}/consent`)).status, 404);
    assert.equal((await client.put(`${path}/${privateId}/consent`)).status, 404);
  });
});

suite('a lost device', () => {
  test('is blocked by its user, who is mailed and stays signed in with something else', async () => {
    const { userId, client } = await active();
    const [deviceId = ''] = await give(server, administrator, {
      userId,
      authenticators: [{ choice: 'chip', count: 1 }],
    });
    await handOver(server, deviceId);
    await activateOwn(server, client, { authenticatorId: deviceId, as: { separate: deviceId } });
    const withChip = await logIn({ separate: deviceId });
    const [answer, happened] = await whatHappens(server, () =>
      client.post(`${path}/${deviceId}/block`, { reason: 'lost' }),
    );
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(happened, { ...nothing, newMails: 1, newSessions: -1, events: ['authenticator.blocked:lost'] });
    assert.ok(!(await isSignedIn(withChip)));
    assert.ok(await isSignedIn(client));
    await server.jobs.drained();
    assert.match(server.mails.at(-1)?.text ?? '', /din chip[\s\S]*Det gjorde du selv/);
    const again = await client.post(`${path}/${deviceId}/block`, { reason: 'lost' });
    assert.equal(readRefusal(again).errors[0]?.code, 'authenticator-status');
  });

  test('only lost or stolen can be said of it', async () => {
    const { client, privateId } = await active();
    assert.equal((await client.post(`${path}/${privateId}/block`, { reason: 'removed' })).status, 422);
    const own = await client.post(`${path}/${privateId}/block`, { reason: 'lost' });
    assert.equal(readRefusal(own).errors[0]?.code, 'authenticator-status');
  });
});

suite('ordering for oneself', () => {
  /** A user who was imported and may order so many, activated and signed in. */
  async function mayOrder(limit: number): Promise<Client> {
    const person = newPerson();
    const [userId = ''] = await addImported(server, [{ person }]);
    const selection = { userIds: [userId] };
    const order = { selection, authenticator: 'private', authenticatorLimit: limit };
    assert.equal((await administrator.post('/api/v1/activation-orders', order)).status, 202);
    await server.jobs.drained();
    const { body } = await administrator.get(`/api/v1/users/${userId}`);
    const client = server.visitor();
    const token = await newestToken(server, String(body['email']));
    assert.equal(await activate(server, client, { token, person }), '/activate/done');
    client.organisationId = server.organisation.organisationId;
    return client;
  }

  test('within the number that was allowed, at a price that is told, and no further', async () => {
    const client = await mayOrder(2);
    const first = await read(client);
    assert.equal(first.left, 2);
    assert.equal(first.offers.find(({ choice }) => choice === 'chip')?.price, 11_500);
    assert.equal((await client.post(path, { means: 'chip' })).status, 200);
    const answers = await Promise.all([1, 2, 3].map(() => client.post(path, { means: 'app' })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422, 422]);
    const later = await read(client);
    assert.deepEqual([later.left, later.offers], [0, []]);
  });

  test('nobody orders who may not', async () => {
    const { client } = await active();
    await allow({ offeredAuthenticators: ['app'] });
    const limited = await mayOrder(1);
    assert.equal((await limited.post(path, { means: 'chip' })).status, 422);
    await allow({ offeredAuthenticators: ['app', 'code-display', 'audio-code-reader', 'chip'] });
    const none = await mayOrder(0);
    assert.equal(readRefusal(await none.post(path, { means: 'chip' })).errors[0]?.code, 'authenticator-limit');
    assert.ok(await isSignedIn(client));
  });
});

test('no problem was answered that its endpoint does not declare', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
