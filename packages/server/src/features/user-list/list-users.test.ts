import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

type Page = ReplyOf<typeof contract.listUsers>;

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('user-administrator');
});
after(() => server.stop());

async function list(query: Record<string, string> = {}, client = administrator): Promise<Page> {
  return readBody<Page>(await client.get(`/api/v1/users?${new URLSearchParams(query).toString()}`), 200);
}

function namesOf(page: Page): string[] {
  return page.items.map((item) => `${item.firstName} ${item.lastName}`);
}

suite('few users', () => {
  test('up to eight users of any status are few, whatever is searched; the ninth makes them many', async () => {
    const client = await server.otherOrganisation.signIn('user-administrator');
    assert.equal((await list({}, client)).fewUsers, true);
    for (let made = 4; made < 8; made += 1) await createUserBy(client);
    assert.equal((await list({}, client)).fewUsers, true);
    await createUserBy(client);
    assert.equal((await list({}, client)).fewUsers, false);
    assert.equal((await list({ search: 'nobody is called so' }, client)).fewUsers, false);
  });

  test('what may be done above the list follows from the roles', async () => {
    const allowed = { allowed: true, reason: null };
    const missing = { allowed: false, reason: 'permission-missing' };
    const { canCreate, canImport } = await list();
    assert.deepEqual([canCreate, canImport], [allowed, allowed]);
    const other = await list({}, await server.signIn('rights-administrator'));
    assert.deepEqual([other.canCreate, other.canImport], [missing, missing]);
  });
});

test('a row tells name, e-mail address, status and marks', async () => {
  const parts = { firstName: 'Rowena', lastName: 'Rækker', email: 'rowena@example.test', anonymous: true };
  const { user } = await createUserBy(administrator, { ...parts, cpr: null });
  const without = { phone: null, productionUnit: null, seNumber: null, invoicingMethod: null, referenceText: null };
  const row = {
    ...without,
    authenticators: ['private'],
    lastSignInOn: null,
    userId: user.userId,
    firstName: 'Rowena',
    lastName: 'Rækker',
    email: 'rowena@example.test',
    hasCpr: false,
  };
  const pending = { ...row, status: 'pending-activation', marks: ['anonymous'], createdAt: user.createdAt };
  assert.deepEqual((await list({ search: 'rowena' })).items, [pending]);
  // No event is due for what a test sets up behind the application's back.
  await server.query('set session_replication_role = replica');
  for (const status of ['active', 'deactivated', 'imported'] as const) {
    await server.query('update business_user set status = $1 where id = $2', [status, user.userId]);
    assert.deepEqual((await list({ search: 'rowena' })).items, [{ ...pending, status }]);
  }
  await server.query('set session_replication_role = origin');
});

suite('searching', () => {
  const people = [
    ['Xenia', 'Ågård', 'xenia@example.test'],
    ['Xenia', 'Aagaard', 'xa@example.test'],
    ['Xenia', 'Zacho', 'xz@example.test'],
    ['Xenia', 'Abel', 'xb@example.test'],
    ['Xenia', 'Ørsted', 'xo_100%@example.test'],
    ['Xenia', 'Æbelø', 'xe@example.test'],
    ['Xenia', 'Müller', 'xm@example.test'],
  ] as const;

  before(async () => {
    for (const [firstName, lastName, email] of people) {
      await createUserBy(administrator, { firstName, lastName, email });
    }
  });

  test('names sort in the Danish way: æ, ø, å last, and aa beside å', async () => {
    const names = namesOf(await list({ search: 'xenia' })).map((name) => name.replace('Xenia ', ''));
    assert.deepEqual(names.slice(0, 5), ['Abel', 'Müller', 'Zacho', 'Æbelø', 'Ørsted']);
    assert.deepEqual(new Set(names.slice(5)), new Set(['Aagaard', 'Ågård']));
  });

  const finds: readonly [string, readonly string[]][] = [
    ['xenia aa', ['Aagaard', 'Ågård']],
    ['XENIA å', ['Aagaard', 'Ågård']],
    ['gård xenia', ['Aagaard', 'Ågård']],
    ['aebelo', ['Æbelø']],
    ['abelo', []],
    ['aebeloe', ['Æbelø']],
    ['muller', ['Müller']],
    ['xz@example', ['Zacho']],
    ['_100%', ['Ørsted']],
    ['100_%', []],
    ['x%a', []],
    ['nobody', []],
    ["'; drop table business_user; --", []],
    ['\\', []],
  ];
  for (const [search, expected] of finds) {
    test(`“${search}” finds ${expected.join(', ') || 'nobody'}`, async () => {
      // Other tests of the file have made people of any name.
      const own = namesOf(await list({ search })).filter((name) => name.startsWith('Xenia '));
      const names = own.map((name) => name.replace('Xenia ', ''));
      assert.deepEqual(names.toSorted(), [...expected].toSorted());
    });
  }

  test('a CPR number is not searched', async () => {
    const { cpr } = server.organisation.users.user.person;
    assert.deepEqual((await list({ search: cpr ?? '' })).items, []);
  });

  test('a user number, with or without hyphens, finds its user and no other', async () => {
    const [user] = (await list({ search: 'xenia' })).items;
    const userId = user?.userId ?? '';
    for (const search of [userId, userId.replaceAll('-', '').toUpperCase()]) {
      const page = await list({ search });
      assert.deepEqual(page, { ...page, items: [user], next: null, previous: null });
    }
    assert.deepEqual((await list({ search: '00000000-0000-7000-8000-000000000000' })).items, []);
  });

  test('a control character is a blank between words', async () => {
    assert.deepEqual(namesOf(await list({ search: 'xenia\u0000no\u0007body' })), []);
    assert.deepEqual(namesOf(await list({ search: '\u0000xenia\u001F' })), namesOf(await list({ search: 'xenia' })));
  });

  test('blanks alone search nothing', async () => {
    assert.deepEqual(namesOf(await list({ search: '   ' })), namesOf(await list()));
  });

  test('a search finds nobody of another organisation', async () => {
    const client = await server.otherOrganisation.signIn('user-administrator');
    assert.deepEqual((await list({ search: 'xenia' }, client)).items, []);
  });
});

suite('filtering', () => {
  test('those whom every part of the filter lets through, by name', async () => {
    const { user } = await createUserBy(administrator, { firstName: 'Filippa', lastName: 'Filter', cpr: null });
    await createUserBy(administrator, { firstName: 'Filippa', lastName: 'Andersen', anonymous: true });
    await createUserBy(administrator, { firstName: 'Filippa', lastName: 'Zacho' });
    const search = 'filippa';
    assert.deepEqual(namesOf(await list({ search, status: 'pending-activation,active', anonymous: 'no' })), [
      'Filippa Filter',
      'Filippa Zacho',
    ]);
    assert.deepEqual(namesOf(await list({ search, status: 'active' })), []);
    assert.deepEqual(namesOf(await list({ search: user.userId, anonymous: 'no' })), ['Filippa Filter']);
    assert.deepEqual(namesOf(await list({ search: user.userId, anonymous: 'yes' })), []);
  });

  test('each part that is wrong is named', async () => {
    const query = new URLSearchParams({ status: 'gone', createdFrom: '31.12.2025', anonymous: 'no' }).toString();
    assert.deepEqual(readRefusal(await administrator.get(`/api/v1/users?${query}`)), {
      status: 422,
      code: 'validation-failed',
      errors: [
        { pointer: '/query/status', code: 'filter-unusable' },
        { pointer: '/query/createdFrom', code: 'filter-unusable' },
      ],
    });
  });
});

suite('paging', () => {
  before(async () => {
    // Many of one name, so that places in the list are told apart by more than the name.
    for (let made = 0; made < 60; made += 1) {
      const firstName = made % 3 === 0 ? 'Ågot' : 'Pagina';
      await createUserBy(administrator, {
        firstName,
        lastName: made % 2 === 0 ? 'Blad' : 'Ark',
        email: 'page@example.test',
      });
    }
  });

  for (const query of [{}, { search: 'page@example.test' }] as Record<string, string>[]) {
    test(`forth and back without gaps or repeats, ${query['search'] === undefined ? 'all' : 'searching'}`, async () => {
      const [row] = await server.query<{ n: number }>(
        `select count(*)::int as n from business_user where organisation_id = $1 and folded like $2`,
        [server.organisation.organisationId, `%${query['search'] ?? ''}%`],
      );
      const forth = [await list(query)];
      for (let next = forth[0]?.next; next !== null && next !== undefined; next = forth.at(-1)?.next) {
        forth.push(await list({ ...query, after: next }));
      }
      const ids = forth.flatMap((page) => page.items.map((item) => item.userId));
      assert.equal(ids.length, row?.n);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(
        forth.slice(0, -1).map((page) => page.items.length),
        Array(forth.length - 1).fill(25),
      );
      assert.equal(forth[0]?.previous, null);
      const back: Page[] = [];
      for (let previous = forth.at(-1)?.previous; previous !== null && previous !== undefined;) {
        const page = await list({ ...query, before: previous });
        back.unshift(page);
        previous = page.previous;
      }
      assert.deepEqual(back.map(namesOf), forth.slice(0, -1).map(namesOf));
      assert.deepEqual(
        back.flatMap((page) => page.items.map((item) => item.userId)),
        ids.slice(0, back.length * 25),
      );
    });
  }

  test('a deletion between two pages leaves no gap', async () => {
    const search = 'page@example.test';
    const first = await list({ search });
    const last = first.items.at(-1);
    const second = await list({ search, after: first.next ?? '' });
    await administrator.delete(`/api/v1/users/${last?.userId}`, { ifMatch: 1 });
    const again = await list({ search, after: first.next ?? '' });
    assert.deepEqual(namesOf(again), namesOf(second));
    const back = await list({ search, before: again.previous ?? '' });
    assert.equal(back.items.length, 25);
    assert.equal(back.previous, null);
  });

  test('a cursor tells no name and is good for nothing else', async () => {
    const { next } = await list();
    assert.ok(next);
    assert.doesNotMatch(Buffer.from(next, 'base64url').toString('latin1'), /Pagina|Xenia|Blad|Ark/);
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    const refused = (field: string) => ({
      status: 422,
      code: 'validation-failed',
      errors: [{ pointer: `/query/${field}`, code: 'cursor-unusable' }],
    });
    assert.deepEqual(readRefusal(await stranger.get(`/api/v1/users?after=${next}`)), refused('after'));
    assert.deepEqual(readRefusal(await administrator.get('/api/v1/users?before=AAAA')), refused('before'));
    const both = await administrator.get(`/api/v1/users?after=${next}&before=${next}`);
    assert.deepEqual(readRefusal(both), refused('before'));
  });

  test('the longest name fits in a cursor', async () => {
    const lastName = '𠀋'.repeat(100);
    for (let made = 0; made < 26; made += 1) {
      await createUserBy(administrator, { firstName: lastName, lastName, email: 'long@example.test' });
    }
    const { next } = await list({ search: 'long@example.test' });
    assert.equal((await list({ search: 'long@example.test', after: next ?? '' })).items.length, 1);
  });
});

test('a name whose letters are words each, which the search spells out, fits in the index of names', async () => {
  const name = '\u{FDFA}'.repeat(100);
  const { user } = await createUserBy(administrator, { firstName: name, lastName: name, email: 'spelt@example.test' });
  const [found] = (await list({ search: 'spelt@example.test' })).items;
  assert.equal(found?.userId, user.userId);
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
