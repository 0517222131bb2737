import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, suite, test } from 'node:test';
import type * as contract from '@tillid/contract/deleted-users';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { addImported, force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { removeUser } from '../../../../../test/support/deletion.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { createUserBy, newUserBody } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { nameContext } from '../users/deleted-user-store.ts';

type Page = ReplyOf<typeof contract.listDeletedUsers>;
type Deleted = ReplyOf<typeof contract.readDeletedUser>;

const path = '/api/v1/deleted-users';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function page(query = '', client = administrator): Promise<Page> {
  return readBody<Page>(await client.get(`${path}${query}`), 200);
}

async function deletedPerson(name: { firstName: string; lastName: string }, cpr = newPerson().cpr): Promise<string> {
  const userId = await addUser(server, { ...newPerson(name), cpr });
  assert.equal((await removeUser(server, administrator, userId)).status, 204);
  return userId;
}

suite('who may', () => {
  test('not signed in, and without a role, nobody sees deleted users; another organisation sees none of ours', async () => {
    const userId = await deletedPerson({ firstName: 'Åse', lastName: 'Kun-Her' });
    const other = await server.otherOrganisation.signIn('user-administrator');
    const user = await server.signIn('user');
    const [, happened] = await whatHappens(server, async () => {
      for (const [client, code] of [
        [server.visitor(), 'not-authenticated'],
        [user, 'not-permitted'],
      ] as const) {
        assert.equal(readRefusal(await client.get(path)).code, code);
        assert.equal(readRefusal(await client.get(`${path}/${userId}`)).code, code);
      }
    });
    assert.deepEqual(happened, nothing);
    assert.deepEqual((await page('', other)).items, []);
    assert.equal((await other.get(`${path}/${userId}`)).status, 404);
  });

  for (const role of ['organisation-administrator', 'rights-administrator'] as const) {
    test(`a ${role} sees who was deleted, when, by whom, and until when that is known`, async () => {
      server.clock.set('2027-01-31T22:30:00Z');
      administrator = await server.signIn('user-administrator');
      const { cpr = '' } = newPerson();
      const userId = await deletedPerson({ firstName: 'Kirstine', lastName: `Forsvundet-${role}` }, cpr);
      const client = await server.signIn(role);
      const { person } = server.organisation.users['user-administrator'];
      const expected = {
        userId,
        name: `Kirstine Forsvundet-${role}`,
        deletedAt: '2027-01-31T22:30:00Z',
        deletedBy: { kind: 'user', name: `${person.firstName} ${person.lastName}` },
        keptUntil: '2028-02-29',
      };
      const listed = await page('', client);
      assert.deepEqual(
        listed.items.find((item) => item.userId === userId),
        expected,
      );
      assert.equal(listed.keptMonths, 13);
      const read = readBody<Deleted>(await client.get(`${path}/${userId}`), 200);
      const mayErase = role === 'organisation-administrator';
      const erase = { allowed: mayErase, reason: mayErase ? null : 'permission-missing' };
      const masked = `${cpr.slice(0, 6)}-••••`;
      assert.deepEqual(read, { ...expected, maskedCpr: masked, recreatedAs: null, abilities: { erase } });
      const history = await client.get(`/api/v1/users/${userId}/history`);
      assert.equal(history.body['items']?.[0]?.['kind'], 'user.deleted');
    });
  }
});

test('a user who is there is no deleted one, and one whose time is over neither', async () => {
  const { user } = await createUserBy(administrator);
  assert.equal((await administrator.get(`${path}/${user.userId}`)).status, 404);
  const userId = await deletedPerson({ firstName: 'Viggo', lastName: 'Kort-Tid' });
  assert.equal((await administrator.get(`${path}/${userId}`)).status, 200);
  const { keptUntil } = readBody<Deleted>(await administrator.get(`${path}/${userId}`), 200);
  const dayBefore = new Date(Date.parse(keptUntil) - 86_400_000).toISOString().slice(0, 10);
  for (const [day, status] of [
    [dayBefore, 200],
    [keptUntil, 404],
  ] as const) {
    server.clock.set(`${day}T12:00:00Z`);
    await server.query(`select graphile_worker.add_job('nightly')`);
    await server.jobs.drained();
    const client = await server.signIn('user-administrator');
    assert.equal((await client.get(`${path}/${userId}`)).status, status, day);
  }
});

test('the person who is a user again is found by the CPR number', async () => {
  const person = newPerson();
  const userId = await addUser(server, person);
  await removeUser(server, administrator, userId);
  const body = newUserBody({ firstName: person.firstName, lastName: person.lastName, cpr: person.cpr ?? null });
  const { user } = await createUserBy(administrator, body);
  const read = readBody<Deleted>(await administrator.get(`${path}/${userId}`), 200);
  assert.equal(read.recreatedAs, user.userId);
});

suite('page by page', () => {
  let other: Client;
  const names: string[] = [];
  before(async () => {
    server.clock.set('2026-05-01T10:00:00Z');
    other = await server.otherOrganisation.signIn('user-administrator');
    const { organisationId } = server.otherOrganisation;
    for (let index = 0; index < 57; index += 1) {
      // A third at a time is deleted at the same moment.
      if (index % 20 === 0) server.clock.advance({ minutes: 5 });
      const lastName = `Nr-${String(index).padStart(2, '0')}${index % 19 === 0 ? ' Ågård' : ''}`;
      const userId = await addUser(server, newPerson({ firstName: 'Ida', lastName }), { organisationId });
      assert.equal((await removeUser(server, other, userId)).status, 204);
      names.unshift(`Ida ${lastName}`);
    }
  });
  const asCursor = (text: string) => Buffer.from(text).toString('base64url');
  const nameOf = ({ items }: Page) => items.map((item) => item.name);

  test('everybody once, the newest first, forth and back', async () => {
    const first = await page('', other);
    const second = await page(`?after=${first.next}`, other);
    const third = await page(`?after=${second.next}`, other);
    assert.deepEqual(
      [first, second, third].map(({ items }) => items.length),
      [25, 25, 7],
    );
    assert.deepEqual([...nameOf(first), ...nameOf(second), ...nameOf(third)].toSorted(), names.toSorted());
    assert.equal(nameOf(first).toSorted().at(-1), names[0]);
    assert.equal(third.next, null);
    assert.deepEqual(nameOf(await page(`?before=${third.previous}`, other)), nameOf(second));
    assert.deepEqual(nameOf(await page(`?before=${second.previous}`, other)), nameOf(first));
    assert.equal((await page(`?before=${first.items[0] && second.previous}`, other)).previous, null);
  });

  test('by words of the name, folded as the list of users does', async () => {
    const found = await page('?search=aagaard%20ida', other);
    assert.deepEqual(
      nameOf(found),
      names.filter((name) => name.includes('Ågård')),
    );
    assert.deepEqual([found.next, found.previous], [null, null]);
    assert.deepEqual((await page('?search=nr-5', other)).items.length, 7);
    assert.deepEqual((await page('?search=ukendt', other)).items, []);
    const many = await page('?search=ida', other);
    assert.equal(many.items.length, 25);
    assert.equal((await page(`?search=ida&after=${many.next}`, other)).items.length, 25);
  });

  test('few among many who were deleted are found page by page, forth and back', async () => {
    await keepMany(1_300, (n) => `Jens ${n % 40 === 0 ? 'Findes' : 'Talrig'}-${n}`);
    const first = await page('?search=findes', other);
    const second = await page(`?search=findes&after=${first.next}`, other);
    const found = [...nameOf(first), ...nameOf(second)];
    assert.deepEqual([first.items.length, found.length, new Set(found).size], [25, 33, 33]);
    assert.ok(found.every((name) => name.startsWith('Jens Findes-')));
    assert.equal(second.next, null);
    assert.deepEqual(nameOf(await page(`?search=findes&before=${second.previous}`, other)), nameOf(first));
    assert.deepEqual(second.items[0]?.deletedBy, { kind: 'system', name: null });
  });

  /** Records of deletions as they lie in the database, each a second older than the one before. */
  async function keepMany(count: number, name: (n: number) => string): Promise<void> {
    const { organisationId } = server.otherOrganisation;
    const { keyring, work } = server.platform;
    const scope = {
      organisationId: asOrganisationId(organisationId),
      actor: { kind: 'system' },
      requestId: 'test',
      now: server.clock.now(),
    } as const;
    const keys = await work(scope, (tx) => keyring.ofOrganisation(tx));
    const ids = Array.from({ length: count }, () => randomUUID());
    await force(
      server,
      `insert into deleted_user (organisation_id, id, sealed_name, deleted_at)
       select $1, id, sealed, '2026-04-01'::timestamptz - n * interval '1 second'
       from unnest($2::uuid[], $3::bytea[]) with ordinality as kept(id, sealed, n)`,
      [organisationId, ids, ids.map((id, n) => keys.seal(name(n), nameContext(id)))],
    );
  }

  test('a cursor that is none is refused', async () => {
    const { previous } = await page(`?after=${(await page('', other)).next}`, other);
    for (const [query, field] of [
      ['?after=nonsense', 'after'],
      [`?before=${asCursor('2026-99-99T99:99Z|01900000-0000-7000-8000-000000000000')}`, 'before'],
      [`?before=${asCursor('2026-05-01T10:00:00Z|x')}`, 'before'],
      [`?after=${previous}&before=${previous}`, 'before'],
    ]) {
      const { code, errors } = readRefusal(await other.get(`${path}${query}`));
      assert.deepEqual(
        [code, errors],
        ['validation-failed', [{ pointer: `/query/${field}`, code: 'cursor-unusable' }]],
      );
    }
  });
});

test('users deleted together are named with who did it', async () => {
  const ids = await addImported(server, [{ person: newPerson() }, { person: newPerson() }]);
  const answer = await administrator.post('/api/v1/imported-users/delete', { selection: { userIds: ids } });
  assert.equal(answer.body['deleted'], 2, answer.text);
  const { items } = await page();
  const deleted = items.filter(({ userId }) => ids.includes(userId));
  assert.equal(deleted.length, 2);
  for (const { deletedBy } of deleted) assert.ok(deletedBy.kind === 'user' && deletedBy.name !== null);
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
