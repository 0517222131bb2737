import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  activate,
  addImported,
  createPending,
  force,
  newestToken,
  refusalsOf,
  type PendingUser,
} from '../../../../../test/support/activation.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { newPerson } from '../../../../../test/support/people.ts';
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

const administratorPaths = ['send-for-activation', 'resend-activation-email', 'activation-code'];

function faultOf(answer: { body: unknown }): unknown {
  return (answer.body as { errors?: { code: string }[] }).errors?.[0]?.code;
}

async function statusOf(userId: string): Promise<string | undefined> {
  const rows = await server.query<{ status: string }>('select status from business_user where id = $1', [userId]);
  return rows[0]?.status;
}

test('who may send for activation', async () => {
  const [userId] = await addImported(server, [{ person: newPerson(), authenticator: 'private' }]);
  const clients: [Client, number][] = [
    [server.visitor(), 401],
    [await server.signIn('user'), 403],
    [await server.signIn('organisation-administrator'), 403],
    [await server.signIn('rights-administrator'), 403],
    [await server.otherOrganisation.signIn('user-administrator'), 404],
  ];
  for (const [client, status] of clients) {
    for (const path of administratorPaths) {
      const answer = await client.post(`/api/v1/users/${userId}/${path}`, {}, { ifMatch: 1 });
      assert.equal(answer.status, status, path);
    }
  }
  assert.equal(await statusOf(userId ?? ''), 'imported');
  assert.deepEqual(await server.history(userId ?? ''), ['user.created']);
});

test('an imported user is sent for activation once, when the fields are complete', async () => {
  const admin = await server.signIn('user-administrator');
  const [userId, bare] = await addImported(server, [
    { person: newPerson(), authenticator: 'private' },
    { person: newPerson() },
  ]);
  const path = `/api/v1/users/${userId}/send-for-activation`;
  assert.equal((await admin.post(path, {}, { ifMatch: 7 })).status, 412);
  const incomplete = await admin.post(`/api/v1/users/${bare}/send-for-activation`, {}, { ifMatch: 1 });
  assert.equal(incomplete.status, 422);
  assert.deepEqual(incomplete.body['errors'], [{ pointer: '/authenticator', code: 'required' }]);
  const both = await Promise.all([admin.post(path, {}, { ifMatch: 1 }), admin.post(path, {}, { ifMatch: 1 })]);
  assert.deepEqual(both.map((answer) => answer.status).toSorted(), [200, 412]);
  const sent = both.find((answer) => answer.status === 200)?.body;
  assert.equal(sent?.['user']?.['status'], 'pending-activation');
  assert.equal(sent?.['sent']?.['code'], null);
  assert.deepEqual((await server.history(userId ?? '')).toSorted(), [
    'authenticator.added',
    'user.activation-email-queued',
    'user.created',
    'user.sent-for-activation',
  ]);
  assert.deepEqual(await server.history(bare ?? ''), ['user.created']);
});

test('the mail names the administrator and carries a link that is nowhere else', async () => {
  const admin = await server.signIn('user-administrator');
  const user = await createPending(admin);
  const token = await newestToken(server, user.email);
  const mails = server.mails.filter((mail) => mail.to === user.email);
  assert.equal(mails.length, 1);
  const { person } = server.organisation.users['user-administrator'];
  assert.ok(mails[0]?.text.includes(`${person.firstName} ${person.lastName}`));
  assert.ok(!mails[0]?.text.includes(user.person.cpr ?? ''));
  const tables = ['activation_link', 'activation_pointer', 'email', 'history_event'];
  for (const table of tables) {
    const rows = await server.query<{ found: number }>(
      `select count(*)::int as found from ${table} t where t::text like $1`,
      [`%${token}%`],
    );
    assert.equal(rows[0]?.found, 0, table);
  }
});

test('a user with CPR number logs in once and is active and signed in', async () => {
  const admin = await server.signIn('user-administrator');
  const user = await createPending(admin);
  const client = server.visitor();
  const eid = { ...user.person, firstName: `${user.person.firstName} Maria`, level: 'high' as const };
  const token = await newestToken(server, user.email);
  assert.equal(await activate(server, client, { token, person: eid }), '/activate/done');
  assert.deepEqual((await server.history(user.userId)).toSorted(), [
    'authenticator.bound',
    'authenticator.consent-given',
    'user.activated',
    'user.activation-email-queued',
    'user.created',
    'user.identity-proven',
    'user.signed-in',
  ]);
  client.organisationId = server.organisation.organisationId;
  const session = await client.get('/api/v1/session');
  assert.equal(session.body['user']?.['userId'], user.userId);
  const { body } = await admin.get(`/api/v1/users/${user.userId}`);
  assert.equal(body['status'], 'active');
  assert.equal(body['registeredLevel'], 'substantial');
  assert.equal(body['eidName'], `${eid.firstName} ${eid.lastName}`);
  assert.equal(body['firstName'], user.person.firstName);
  assert.equal(body['activation']?.['link']?.['state'], 'used');
  assert.equal(await server.logIn(server.visitor(), eid), '/');
});

/** What makes an activation impossible, before the log-in or while it is under way. */
const spoilers: Record<string, (admin: Client, user: PendingUser) => Promise<void>> = {
  'link-replaced': async (admin, { userId }) => {
    assert.equal((await admin.post(`/api/v1/users/${userId}/resend-activation-email`)).status, 200);
  },
  'link-used': (_, { userId }) =>
    force(server, 'update activation_link set used_at = sent_at where user_id = $1', [userId]),
  'link-expired': (_, { userId }) =>
    force(server, `update activation_link set expires_at = sent_at where user_id = $1`, [userId]),
  'user-deactivated': (_, { userId }) =>
    force(server, `update business_user set status = 'deactivated' where id = $1`, [userId]),
  'user-deleted': async (admin, { userId }) => {
    assert.equal((await admin.delete(`/api/v1/users/${userId}`, { ifMatch: 1 })).status, 204);
  },
  'user-recreated': async (admin, { userId, person }) => {
    assert.equal((await admin.delete(`/api/v1/users/${userId}`, { ifMatch: 1 })).status, 204);
    await createPending(admin, { person });
  },
  'already-active': async (_, { email, person }) => {
    const token = await newestToken(server, email);
    assert.equal(await activate(server, server.visitor(), { token, person }), '/activate/done');
  },
};

for (const [reason, spoil] of Object.entries(spoilers)) {
  test(`${reason}: refused before the log-in, with its event`, async () => {
    const admin = await server.signIn('user-administrator');
    const user = await createPending(admin);
    const token = await newestToken(server, user.email);
    await spoil(admin, user);
    const started = await server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
    assert.equal(started.status, 422);
    assert.equal(faultOf(started), reason);
    assert.deepEqual(await refusalsOf(server, user.userId), [reason]);
  });

  test(`${reason}: refused after the log-in, with its page and event`, async () => {
    const admin = await server.signIn('user-administrator');
    const user = await createPending(admin);
    const token = await newestToken(server, user.email);
    const client = server.visitor();
    const started = await client.post(`/api/v1/activation/${token}/start`, { language: 'da' });
    await spoil(admin, user);
    const path = await server.proveAt(client, String(started.body['location']), user.person);
    assert.equal(path, `/activate/refused/${reason}`);
    assert.deepEqual(await refusalsOf(server, user.userId), [reason]);
    assert.equal(client.cookies.has('tillid_session'), false);
  });
}

test('who activates in a browser where somebody else was signed in ends that session', async () => {
  const admin = await server.signIn('user-administrator');
  const user = await createPending(admin);
  const session = admin.cookies.get('tillid_session') ?? '';
  const token = await newestToken(server, user.email);
  assert.equal(await activate(server, admin, { token, person: user.person }), '/activate/done');
  assert.equal((await admin.get('/api/v1/session')).body['user']?.['userId'], user.userId);
  const earlier = server.visitor();
  earlier.cookies.set('tillid_session', session);
  assert.equal((await earlier.get('/api/v1/session')).body['signedIn'], false);
});

test('a link holds for 30 days and no longer', async () => {
  const user = await createPending(await server.signIn('user-administrator'));
  const token = await newestToken(server, user.email);
  server.clock.advance({ hours: 30 * 24 - 1 });
  assert.equal((await server.visitor().get(`/api/v1/activation/${token}`)).body['state'], 'valid');
  server.clock.advance({ hours: 2 });
  assert.equal((await server.visitor().get(`/api/v1/activation/${token}`)).body['state'], 'expired');
});

test('whoever sent the link is mailed when the wrong person used it', async () => {
  const admin = await server.signIn('user-administrator');
  const user = await createPending(admin);
  const token = await newestToken(server, user.email);
  const earlier = server.mails.length;
  await activate(server, server.visitor(), { token, person: newPerson() });
  await server.jobs.drained();
  const mails = server.mails.slice(earlier);
  assert.deepEqual(
    mails.map((mail) => mail.to),
    ['user-administrator@example.test'],
  );
  assert.ok(mails[0]?.text.includes(`${user.person.firstName} ${user.person.lastName}`));
  assert.ok(mails[0]?.text.includes(`http://localhost:3000/users/${user.userId}`));
});

test('wrong people on one link are told of once an hour, each with its event', async () => {
  const admin = await server.signIn('user-administrator');
  const users = [await createPending(admin), await createPending(admin)];
  const tokens = [];
  for (const user of users) tokens.push(await newestToken(server, user.email));
  const earlier = server.mails.length;
  async function comeWrongly(token: string | undefined, times: number): Promise<number> {
    for (let time = 0; time < times; time += 1) {
      await activate(server, server.visitor(), { token: token ?? '', person: newPerson() });
      server.clock.advance({ minutes: 19 });
    }
    await server.jobs.drained();
    return server.mails.length - earlier;
  }
  assert.equal(await comeWrongly(tokens[0], 3), 1);
  assert.equal(await comeWrongly(tokens[1], 1), 2, 'another link has its own hour');
  assert.equal(await comeWrongly(tokens[0], 1), 3);
  assert.equal((await refusalsOf(server, users[0]?.userId ?? '')).length, 4);
});

test('when whoever sent the link is gone, the user administrators are mailed', async () => {
  const user = await createPending(await server.signIn('user-administrator'));
  const token = await newestToken(server, user.email);
  await force(server, 'update activation_link set sent_by = id where user_id = $1', [user.userId]);
  const earlier = server.mails.length;
  await activate(server, server.visitor(), { token, person: newPerson() });
  await server.jobs.drained();
  assert.deepEqual(
    server.mails.slice(earlier).map((mail) => mail.to),
    ['user-administrator@example.test'],
  );
});

test('resending: a new link, once a minute and ten times a day', async () => {
  const admin = await server.signIn('user-administrator');
  const user = await createPending(admin);
  const old = await newestToken(server, user.email);
  const resend = (key?: string) =>
    admin.post(`/api/v1/users/${user.userId}/resend-activation-email`, {}, key === undefined ? {} : { key });
  const first = await resend('one-attempt');
  assert.equal(first.status, 200);
  assert.equal(first.body['sent']?.['email'], user.email);
  assert.equal((await server.visitor().get(`/api/v1/activation/${old}`)).body['state'], 'replaced');
  assert.equal((await resend('one-attempt')).text, first.text);
  const again = await resend();
  assert.equal(again.status, 429);
  assert.equal(again.headers['retry-after'], '60');
  for (let times = 2; times <= 10; times++) {
    server.clock.advance({ minutes: 1 });
    assert.equal((await resend()).status, 200, String(times));
    // Mails of one moment may come in any order.
    await server.jobs.drained();
  }
  server.clock.advance({ minutes: 1 });
  const eleventh = await resend();
  assert.equal(eleventh.status, 429);
  assert.equal(eleventh.headers['retry-after'], String((24 * 60 - 10) * 60));
  const kinds = await server.history(user.userId);
  assert.equal(kinds.filter((kind) => kind === 'user.activation-email-resent').length, 10);
  const token = await newestToken(server, user.email);
  assert.equal(server.mails.filter((mail) => mail.to === user.email).length, 11);
  assert.equal(await activate(server, server.visitor(), { token, person: user.person }), '/activate/done');
  const active = await resend();
  assert.deepEqual([active.status, faultOf(active)], [422, 'status-does-not-allow']);
});
