import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as history from '@tillid/contract/history';
import type * as contract from '@tillid/contract/users';
import { addImported, createPending, newForeigner } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { activatedUser, removeUser } from '../../../../../test/support/deletion.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Profile = ReplyOf<typeof contract.readUser>;
type History = ReplyOf<typeof history.readUserHistory>;

const users = '/api/v1/users';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  server.clock.set('2026-03-10T11:00:00Z');
  administrator = await server.signIn('user-administrator');
});

async function profile(userId: string, client = administrator): Promise<Profile> {
  return readBody<Profile>(await client.get(`${users}/${userId}`), 200);
}

async function count(table: string, userId: string): Promise<number> {
  const column = table === 'business_user' ? 'id' : 'user_id';
  const [row] = await server.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [
    userId,
  ]);
  return row?.n ?? -1;
}

async function deactivate(userId: string, period: { from: string | null; to: string | null }): Promise<void> {
  const { version } = await profile(userId);
  readBody(await administrator.put(`${users}/${userId}/deactivation`, period, { ifMatch: version }), 200);
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation, stale: nothing happens', async () => {
    const userId = await addUser(server, newPerson());
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': await server.signIn('organisation-administrator'),
      'not-found': await server.otherOrganisation.signIn('user-administrator'),
    };
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of Object.entries(clients))
        assert.equal(readRefusal(await removeUser(server, client, userId)).code, code);
      const stale = await administrator.delete(`${users}/${userId}`, { ifMatch: 7 });
      assert.equal(readRefusal(stale).code, 'stale');
    });
    assert.deepEqual(happened, nothing);
  });

  for (const [role, reason] of [
    ['user-administrator', 'own-account'],
    ['organisation-administrator', 'last-organisation-administrator'],
  ] as const) {
    test(`${reason} is refused with the reason, which the profile tells beforehand`, async () => {
      const { userId } = server.organisation.users[role];
      const { abilities } = await profile(userId);
      assert.deepEqual(abilities.delete, { allowed: false, reason });
      const [answer, happened] = await whatHappens(server, () => removeUser(server, administrator, userId));
      const errors = [{ pointer: '', code: reason }];
      assert.deepEqual(readRefusal(answer), { status: 422, code: 'rule-broken', errors });
      assert.deepEqual(happened, nothing);
    });
  }

  test('an organisation administrator who is away now and needed later is refused as well', async () => {
    const { organisationId } = server.otherOrganisation;
    const other = await server.otherOrganisation.signIn('user-administrator');
    const first = server.otherOrganisation.users['organisation-administrator'].userId;
    const roles = ['organisation-administrator'] as const;
    const second = await addUser(server, newPerson(), { organisationId, roles });
    async function away(userId: string, period: { from: string | null; to: string | null }): Promise<void> {
      const { version } = await profile(userId, other);
      readBody(await other.put(`${users}/${userId}/deactivation`, period, { ifMatch: version }), 200);
    }
    await away(second, { from: null, to: '2026-03-11' });
    await away(first, { from: '2026-03-12', to: '2026-03-20' });
    const needed = await profile(second, other);
    assert.equal(needed.status, 'deactivated');
    const reason = 'last-organisation-administrator';
    assert.deepEqual(needed.abilities.delete, { allowed: false, reason });
    const answer = await other.delete(`${users}/${second}`, { ifMatch: needed.version });
    assert.equal(readRefusal(answer).errors[0]?.code, reason);
  });
});

suite('a user of every status', () => {
  const states: Readonly<Record<string, () => Promise<string>>> = {
    imported: async () => (await addImported(server, [{ person: newPerson() }]))[0] ?? '',
    'pending with a link': async () => (await createPending(administrator)).userId,
    'pending with a code': async () => (await createPending(administrator, { person: newForeigner() })).userId,
    active: async () => (await activatedUser(server, administrator)).userId,
    'active with roles': () => addUser(server, newPerson(), { roles: ['user-administrator', 'rights-administrator'] }),
    'active with a planned deactivation': async () => {
      const { userId } = await activatedUser(server, administrator);
      await deactivate(userId, { from: '2026-03-20', to: '2026-03-31' });
      return userId;
    },
    deactivated: async () => {
      const { userId } = await activatedUser(server, administrator);
      await deactivate(userId, { from: null, to: null });
      return userId;
    },
    'deactivated until a day': async () => {
      const { userId } = await activatedUser(server, administrator);
      await deactivate(userId, { from: null, to: '2026-03-31' });
      return userId;
    },
  };
  const parts = [
    'sign_in_identity',
    'activation_code',
    'user_role',
    'authenticator',
    'identity_proofing',
    'session',
    'business_user',
  ];
  for (const [state, make] of Object.entries(states)) {
    test(`${state}: everything of the user ends, links and history stay, and no mail tells of it`, async () => {
      const userId = await make();
      await server.jobs.drained();
      const { status, roles, abilities, firstName, lastName } = await profile(userId);
      assert.deepEqual(abilities.delete, { allowed: true, reason: null });
      const links = await count('activation_link', userId);
      const mails = await server.query('select id from email');
      const [answer, { events }] = await whatHappens(server, () => removeUser(server, administrator, userId));
      assert.equal(answer.status, 204);
      assert.equal(answer.text, '');
      assert.deepEqual(events, ['user.deleted']);
      for (const table of parts) assert.equal(await count(table, userId), 0, table);
      assert.equal(await count('activation_link', userId), links);
      assert.deepEqual(await server.query('select id from email'), mails);
      const bodies = await server.query('select id from email where sealed is not null and user_id = $1', [userId]);
      assert.deepEqual(bodies, []);
      const kept = await server.query<{ sealed_name: Buffer }>('select sealed_name from deleted_user where id = $1', [
        userId,
      ]);
      assert.equal(kept.length, 1);
      for (const name of [firstName, lastName]) assert.ok(!kept[0]?.sealed_name.includes(name));
      assert.equal((await administrator.get(`${users}/${userId}`)).status, 404);
      const [deleted] = readBody<History>(await administrator.get(`${users}/${userId}/history`), 200).items;
      assert.equal(deleted?.kind, 'user.deleted');
      const held = roles.filter((role) => role !== 'user').toSorted();
      const lost = held.length === 0 ? [] : [{ field: 'lastRoles', from: null, to: held.join(' ') }];
      assert.deepEqual(deleted.changes, [{ field: 'lastStatus', from: null, to: status }, ...lost]);
    });
  }
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
