import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import type { readUserHistory } from '@tillid/contract/history';
import { addImported, force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Body = BodyOf<typeof contract.editContact>;
type Profile = ReplyOf<typeof contract.editContact>;
type Uses = ReplyOf<typeof contract.findEmailUses>;

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function created(parts: { email?: string } = {}): Promise<Profile> {
  return (await createUserBy(administrator, parts)).user;
}

function edit(user: Profile, parts: Partial<Body> = {}, client = administrator) {
  const { email, phone, referenceText } = user;
  const body = { email, phone, referenceText, ...parts };
  return client.put(`/api/v1/users/${user.userId}/contact`, body, { ifMatch: user.version });
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation, stale: nothing happens', async () => {
    const user = await created();
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': await server.signIn('organisation-administrator'),
      'not-found': await server.otherOrganisation.signIn('user-administrator'),
    };
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of Object.entries(clients))
        assert.equal(readRefusal(await edit(user, { phone: '12345678' }, client)).code, code);
      const stale = await edit({ ...user, version: 7 }, { phone: '12345678' });
      assert.deepEqual(readRefusal(stale), { status: 412, code: 'stale', errors: [] });
    });
    assert.deepEqual(happened, nothing);
  });

  test('status by status', async () => {
    for (const status of ['pending-activation', 'active', 'deactivated'] as const) {
      const user = await created();
      await force(server, 'update business_user set status = $2 where id = $1', [user.userId, status]);
      const edited = readBody<Profile>(await edit(user, { phone: '12345678' }), 200);
      assert.equal(edited.phone, '+4512345678', status);
      assert.equal(edited.status, status);
      assert.deepEqual(edited.abilities.editContact, { allowed: true, reason: null });
    }
    const [userId] = await addImported(server, [{ person: newPerson() }]);
    const imported = readBody<Profile>(await administrator.get(`/api/v1/users/${userId}`), 200);
    assert.deepEqual(imported.abilities.editContact, { allowed: false, reason: 'status-does-not-allow' });
    assert.equal(readRefusal(await edit(imported)).errors[0]?.code, 'status-does-not-allow');
  });
});

suite('editing', () => {
  test('history tells each value before and after; a telephone number mails nobody', async () => {
    const user = await created();
    const [answer, happened] = await whatHappens(server, () =>
      edit(user, { phone: '+45 12 34 56 78', referenceText: ' Hus  4 ' }),
    );
    const edited = readBody<Profile>(answer, 200);
    assert.equal(answer.headers['etag'], '"2"');
    assert.deepEqual([edited.phone, edited.referenceText], ['+4512345678', 'Hus 4']);
    assert.deepEqual(happened, { ...nothing, events: ['user.contact-edited'], changedUsers: 1 });
    const read = await administrator.get(`/api/v1/users/${user.userId}/history`);
    const { items } = readBody<ReplyOf<typeof readUserHistory>>(read, 200);
    assert.deepEqual(
      items[0]?.changes.toSorted((a, b) => a.field.localeCompare(b.field)),
      [
        { field: 'phone', from: null, to: '+4512345678' },
        { field: 'referenceText', from: null, to: 'Hus 4' },
      ],
    );
    const cleared = readBody<Profile>(await edit(edited, { phone: '', referenceText: null }), 200);
    assert.deepEqual([cleared.phone, cleared.referenceText], [null, null]);
  });

  test('another e-mail address is told to the old and the new one, each with only the beginning of the other', async () => {
    const user = await created({ email: 'gammel.adresse@example.test' });
    readBody<Profile>(await edit(user, { email: 'ny.adresse@example.test' }), 200);
    await server.jobs.drained();
    const told = server.mails.filter(({ subject }) => subject.includes('e-mailadresse'));
    const [old, fresh] = ['gammel.adresse@example.test', 'ny.adresse@example.test'].map((to) =>
      told.find((mail) => mail.to === to),
    );
    assert.ok(old && fresh);
    assert.match(old.text, /Før: gammel\.adresse@example\.test/);
    assert.match(old.text, /Nu: n•••@example\.test/);
    assert.match(fresh.text, /Før: g•••@example\.test/);
    assert.doesNotMatch(old.text, /ny\.adresse/);
  });

  test('what is saved as it was is no change', async () => {
    const user = await created();
    const [answer, happened] = await whatHappens(server, () => edit(user));
    assert.equal(readBody<Profile>(answer, 200).version, user.version);
    assert.deepEqual(happened, nothing);
  });

  test('every fault is told at its field', async () => {
    const answer = await edit(await created(), { email: 'ingen', phone: '12' });
    const errors = [
      { pointer: '/email', code: 'email-format' },
      { pointer: '/phone', code: 'phone-format' },
    ];
    assert.deepEqual(readRefusal(answer), { status: 422, code: 'validation-failed', errors });
  });

  test('of two administrators at once one is told that the other was faster', async () => {
    const user = await created();
    const answers = await Promise.all(['11111111', '22222222'].map((phone) => edit(user, { phone })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412]);
    const now = readBody<Profile>(await administrator.get(`/api/v1/users/${user.userId}`), 200);
    assert.equal(now.version, 2);
  });
});

test('who has an address is told, whatever the case, and nobody of another organisation', async () => {
  const email = 'faelles.postkasse@example.test';
  const names = ['Anna Faelles', 'Bo Faelles', 'Carl Faelles', 'Dina Faelles'];
  for (const name of names)
    await createUserBy(administrator, { email, firstName: name.split(' ')[0] ?? '', lastName: 'Faelles' });
  await createUserBy(administrator, { email: `en.${email}` });
  const ask = (body: object, client = administrator) => client.post('/api/v1/users/email-uses', body);
  const found = readBody<Uses>(await ask({ email: email.toUpperCase() }), 200);
  assert.deepEqual(
    found.users.map((user) => `${user.firstName} ${user.lastName}`),
    names.slice(0, 3),
  );
  assert.equal(found.more, true);
  assert.deepEqual(readBody<Uses>(await ask({ email: 'nobody@example.test' }), 200), { users: [], more: false });
  for (const nobody of ['%', '\u0000@example.test', `${email}\u0000`])
    assert.deepEqual(readBody<Uses>(await ask({ email: nobody }), 200).users, []);
  const other = await server.otherOrganisation.signIn('user-administrator');
  assert.deepEqual(readBody<Uses>(await ask({ email }, other), 200).users, []);
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
