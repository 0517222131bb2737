import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { activate, createPending, force, newestToken, newForeigner } from '../../../../../test/support/activation.ts';
import { readRefusal } from '../../../../../test/support/answers.ts';
import {
  activateByLink,
  activateOwn,
  authenticatorsOf,
  give,
  handOver,
  newestLink,
  prove,
} from '../../../../../test/support/authenticators.ts';
import type { Client } from '../../../../../test/support/client.ts';
import type { EidVisitor, TestPerson } from '../../../../../test/support/eid-visit.ts';
import { setOrganisationStatus } from '../../../../../test/support/organisation.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('user-administrator');
});
after(() => server.stop());

type Active = { readonly userId: string; readonly person: TestPerson; readonly email: string };

/** A user who activated without consenting to the own eID, and is not signed in any more. */
async function active(person = newPerson()): Promise<Active> {
  const pending = await createPending(administrator, { person });
  const client = server.visitor();
  const token = await newestToken(server, pending.email);
  const path = await activate(server, client, { token, person, consents: false });
  if (path === '/activate/code') await client.post('/api/v1/activation-proof/code', { code: pending.code });
  else assert.equal(path, '/activate/done');
  return { userId: pending.userId, person, email: pending.email };
}

async function withDevice(user: Active): Promise<string> {
  const [authenticatorId = ''] = await give(server, administrator, {
    userId: user.userId,
    authenticators: [{ choice: 'code-display', count: 1 }],
  });
  await handOver(server, authenticatorId);
  return authenticatorId;
}

async function statusOf(userId: string, authenticatorId: string): Promise<string | undefined> {
  const { items } = await authenticatorsOf(administrator, userId);
  return items.find((one) => one.authenticatorId === authenticatorId)?.status;
}

const allow = (settings: object) =>
  force(server, 'update organisation_settings set settings = settings || $2::jsonb where organisation_id = $1', [
    server.organisation.organisationId,
    JSON.stringify(settings),
  ]);

suite('by the link in the mail', () => {
  test('whoever proves to be the user logs in with the device, is signed in, and can from then on', async () => {
    const user = await active();
    const authenticatorId = await withDevice(user);
    assert.match(server.mails.at(-1)?.subject ?? '', /^Dit identifikationsmiddel til Nordhavn Kommune er klar/);
    const token = await newestLink(server, user.email);
    const client = server.visitor();
    const opened = await client.get(`/api/v1/authenticator-links/${token}`);
    assert.deepEqual([opened.body['state'], opened.body['proven']], ['valid', false]);
    assert.equal(opened.body['organisationName'], 'Nordhavn Kommune');
    assert.deepEqual([opened.body['asksConsent'], opened.body['authenticators']], [true, []]);
    const early = await client.post(`/api/v1/authenticator-links/${token}/activate`, {
      authenticatorId,
      language: 'da',
    });
    assert.equal(early.status, 401);
    const [proved, atProof] = await whatHappens(server, () => prove(server, client, { token, as: user.person }));
    assert.equal(proved, `/authenticators/${token}`);
    assert.deepEqual(atProof, { ...nothing, events: ['user.identity-proven'] });
    const { body } = await client.get(`/api/v1/authenticator-links/${token}`);
    const authenticators = [{ authenticatorId, kind: 'separate', means: 'code-display', status: 'delivered' }];
    assert.deepEqual([body['proven'], body['authenticators']], [true, authenticators]);
    const [path, happened] = await whatHappens(server, () =>
      activateByLink(server, client, { token, authenticatorId, as: { separate: authenticatorId } }),
    );
    assert.equal(path, '/authenticators/done');
    assert.deepEqual(happened, {
      ...nothing,
      newSessions: 1,
      events: ['authenticator.activated', 'user.signed-in'],
    });
    client.organisationId = server.organisation.organisationId;
    assert.equal((await client.get('/api/v1/session')).body['user']?.['userId'], user.userId);
    assert.equal(await server.logIn(server.visitor(), { separate: authenticatorId }), '/');
    assert.equal(await server.logIn(server.visitor(), user.person), '/sign-in-refused?reason=no-user');
  });

  test('consenting on the way lets the own eID in', async () => {
    const user = await active();
    await give(server, administrator, { userId: user.userId, authenticators: [{ choice: 'app', count: 1 }] });
    const client = server.visitor();
    const token = await newestLink(server, user.email);
    assert.equal(await prove(server, client, { token, as: user.person, consents: true }), `/authenticators/${token}`);
    assert.ok((await server.history(user.userId)).includes('authenticator.consent-given'));
    assert.equal(await server.logIn(server.visitor(), user.person), '/');
  });

  test('somebody else, a separate eID and a weak one prove nothing', async () => {
    const user = await active();
    const authenticatorId = await withDevice(user);
    const token = await newestLink(server, user.email);
    const cases: [EidVisitor, string][] = [
      [newPerson(), 'wrong-person'],
      [{ ...user.person, cpr: undefined }, 'no-cpr-from-provider'],
      [{ separate: authenticatorId }, 'private-eid-required'],
      [{ ...user.person, level: 'low' }, 'level-too-low'],
      ['cancel', 'cancelled'],
    ];
    for (const [as, reason] of cases) {
      const client = server.visitor();
      const [path, happened] = await whatHappens(server, () => prove(server, client, { token, as }));
      assert.equal(path, `/authenticators/refused/${reason}`);
      const events = as === 'cancel' ? [] : [`authenticator.activation-refused:${reason}`];
      assert.deepEqual(happened, { ...nothing, events });
      const refused = await client.post(`/api/v1/authenticator-links/${token}/activate`, {
        authenticatorId,
        language: 'da',
      });
      assert.equal(refused.status, 401);
    }
  });

  test('a proof opens the authenticators of that user only', async () => {
    const [user, someone] = [await active(), await active()];
    const theirs = await withDevice(someone);
    await withDevice(user);
    const [token, theirToken] = [await newestLink(server, user.email), await newestLink(server, someone.email)];
    const client = server.visitor();
    await prove(server, client, { token, as: user.person });
    const body = { authenticatorId: theirs, language: 'da' };
    assert.equal((await client.post(`/api/v1/authenticator-links/${token}/activate`, body)).status, 404);
    assert.equal((await client.post(`/api/v1/authenticator-links/${theirToken}/activate`, body)).status, 401);
  });

  test('an unknown link, an expired one, and a user or organisation that may not act', async () => {
    const user = await active();
    await withDevice(user);
    const token = await newestLink(server, user.email);
    const client = server.visitor();
    const begin = (of = token) =>
      client.post(`/api/v1/authenticator-links/${of}/prove`, { language: 'da', privateConsent: false });
    assert.equal((await begin('AAAAAAAAAAAAAAAAAAAAAA')).status, 404);
    assert.equal((await client.get('/api/v1/authenticator-links/AAAAAAAAAAAAAAAAAAAAAA')).status, 404);
    await setOrganisationStatus(server, server.organisation.organisationId, 'dissolving');
    assert.equal(readRefusal(await begin()).errors[0]?.code, 'organisation-blocked');
    await setOrganisationStatus(server, server.organisation.organisationId, 'active');
    await force(server, `update business_user set status = 'deactivated' where id = $1`, [user.userId]);
    assert.equal(readRefusal(await begin()).errors[0]?.code, 'user-deactivated');
    await force(server, `update business_user set status = 'active' where id = $1`, [user.userId]);
    await force(server, `update authenticator_link set expires_at = sent_at where user_id = $1`, [user.userId]);
    assert.equal(readRefusal(await begin()).errors[0]?.code, 'link-expired');
    const opened = await client.get(`/api/v1/authenticator-links/${token}`);
    assert.deepEqual([opened.body['state'], opened.body['authenticators']], ['expired', []]);
  });

  test('a user known by date of birth is told by the own eID that activated', async () => {
    const user = await active(newForeigner());
    const authenticatorId = await withDevice(user);
    const token = await newestLink(server, user.email);
    const client = server.visitor();
    assert.equal(await prove(server, client, { token, as: newForeigner() }), '/authenticators/refused/wrong-person');
    assert.equal(await prove(server, client, { token, as: user.person }), `/authenticators/${token}`);
    const path = await activateByLink(server, client, { token, authenticatorId, as: { separate: authenticatorId } });
    assert.equal(path, '/authenticators/done');
  });
});

suite('from the own page', () => {
  async function signedIn(user: Active): Promise<Client> {
    const pending = server.visitor();
    const token = await newestLink(server, user.email);
    await prove(server, pending, { token, as: user.person, consents: true });
    pending.organisationId = server.organisation.organisationId;
    return pending;
  }

  test('another authenticator, the own eID and one that is another’s do not activate it', async () => {
    const [user, someone] = [await active(), await active()];
    const [authenticatorId, theirs] = [await withDevice(user), await withDevice(someone)];
    const client = await signedIn(user);
    for (const [as, reason] of [
      [{ separate: theirs }, 'wrong-authenticator'],
      [user.person, 'separate-required'],
    ] as const) {
      const [path, happened] = await whatHappens(server, () => activateOwn(server, client, { authenticatorId, as }));
      assert.equal(path, `/authenticators/refused/${reason}`);
      assert.deepEqual(happened.events, [`authenticator.activation-refused:${reason}`]);
    }
    assert.equal(await statusOf(user.userId, authenticatorId), 'delivered');
    assert.equal(await statusOf(someone.userId, theirs), 'delivered');
  });

  test('the session goes on, and what is activated twice is told', async () => {
    const user = await active();
    const authenticatorId = await withDevice(user);
    const client = await signedIn(user);
    const [, happened] = await whatHappens(server, () =>
      activateOwn(server, client, { authenticatorId, as: { separate: authenticatorId } }),
    );
    assert.deepEqual(happened, { ...nothing, events: ['authenticator.activated'] });
    const again = await client.post(`/api/v1/profile/authenticators/${authenticatorId}/activate`, { language: 'da' });
    assert.equal(readRefusal(again).errors[0]?.code, 'authenticator-status');
  });

  test('of two log-ins at once with the same device one activates it', async () => {
    const user = await active();
    const authenticatorId = await withDevice(user);
    const client = await signedIn(user);
    const path = `/api/v1/profile/authenticators/${authenticatorId}/activate`;
    const other: Client = { ...client, cookies: new Map(client.cookies) };
    const starts = [await client.post(path, { language: 'da' }), await other.post(path, { language: 'da' })];
    assert.deepEqual(
      starts.map(({ status }) => status),
      [200, 200],
    );
    // The second log-in of a browser takes the place of the first.
    const ends = await server.proveAt(client, String(starts[1]?.body['location']), { separate: authenticatorId });
    assert.equal(ends, '/authenticators/done');
    assert.equal(await statusOf(user.userId, authenticatorId), 'activated');
  });

  test("nobody activates another user's, or one of another organisation", async () => {
    const [user, someone] = [await active(), await active()];
    const theirs = await withDevice(someone);
    await withDevice(user);
    const client = await signedIn(user);
    const path = `/api/v1/profile/authenticators/${theirs}`;
    assert.equal((await client.post(`${path}/activate`, { language: 'da' })).status, 404);
    assert.equal((await client.post(`${path}/block`, { reason: 'lost' })).status, 404);
    assert.equal((await client.put(`${path}/consent`)).status, 404);
  });
});

suite('a shared one', () => {
  async function sharing(person = newPerson()): Promise<{ user: Active; sharedId: string; token: string }> {
    await allow({ sharedAuthenticatorAllowed: true });
    const user = await active(person);
    const [sharedId = ''] = await give(server, administrator, {
      userId: user.userId,
      authenticators: [{ choice: 'shared', count: 1 }],
    });
    return { user, sharedId, token: await newestLink(server, user.email) };
  }

  /** Lets the other organisation have a separate eID issued for a person; nothing of it is read here. */
  async function issuedElsewhere(person: TestPerson): Promise<string> {
    const other = await server.otherOrganisation.signIn('user-administrator');
    const pending = await createPending(other, { person });
    await activate(server, server.visitor(), { token: await newestToken(server, pending.email), person });
    const [id = ''] = await give(server, other, {
      userId: pending.userId,
      authenticators: [{ choice: 'app', count: 1 }],
    });
    return id;
  }

  test('is shown by logging in with it, works as long as the organisation allows it, and is forgotten when removed', async () => {
    const { user, sharedId, token } = await sharing();
    const elsewhere = await issuedElsewhere(user.person);
    const client = server.visitor();
    await prove(server, client, { token, as: user.person });
    const [path, happened] = await whatHappens(server, () =>
      activateByLink(server, client, { token, authenticatorId: sharedId, as: { separate: elsewhere } }),
    );
    assert.equal(path, '/authenticators/done');
    assert.deepEqual([happened.events, happened.newSubjects], [['authenticator.activated', 'user.signed-in'], 1]);
    assert.equal(await server.logIn(server.visitor(), { separate: elsewhere }), '/');
    await allow({ sharedAuthenticatorAllowed: false });
    assert.equal(await server.logIn(server.visitor(), { separate: elsewhere }), '/sign-in-refused?reason=no-user');
    await allow({ sharedAuthenticatorAllowed: true });
    const [, removed] = await whatHappens(server, () =>
      administrator.delete(`/api/v1/users/${user.userId}/authenticators/${sharedId}`),
    );
    assert.deepEqual([removed.newSubjects, removed.newSessions], [-1, -2]);
    assert.equal(await server.logIn(server.visitor(), { separate: elsewhere }), '/sign-in-refused?reason=no-user');
  });

  test('must be a separate eID, of a person of that name and date of birth, and of nobody else here', async () => {
    const { user, sharedId, token } = await sharing();
    const client = server.visitor();
    await prove(server, client, { token, as: user.person });
    const show = (as: EidVisitor) => activateByLink(server, client, { token, authenticatorId: sharedId, as });
    assert.equal(await show(user.person), '/authenticators/refused/separate-required');
    assert.equal(await show({ separate: await issuedElsewhere(newPerson()) }), '/authenticators/refused/wrong-person');
    const own = await withDevice(user);
    assert.equal(await show({ separate: own }), '/authenticators/refused/already-known');
    assert.equal(await statusOf(user.userId, sharedId), 'delivered');
  });
});

suite('the first activation', () => {
  test('a separate eID proves nobody, however well the name fits', async () => {
    const pending = await createPending(administrator, { person: newForeigner() });
    const other = await active({ ...newForeigner(), ...namesOf(pending.person) });
    const device = await withDevice(other);
    const token = await newestToken(server, pending.email);
    const started = await server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
    assert.equal(started.status, 200);
    const client = server.visitor();
    const begun = await client.post(`/api/v1/activation/${token}/start`, { language: 'da' });
    const path = await server.proveAt(client, String(begun.body['location']), { separate: device });
    assert.equal(path, '/activate/refused/private-eid-required');
  });
});

function namesOf({ firstName, lastName, dateOfBirth }: TestPerson): Partial<TestPerson> {
  return { firstName, lastName, dateOfBirth };
}

test('no problem was answered that its endpoint does not declare', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
