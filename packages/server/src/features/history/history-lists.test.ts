import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { kindsOfType, organisationEventKinds } from '@tillid/domain/history/event-groups';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { historySorts, type HistorySort } from '@tillid/domain/history/history-view';
import { readBody } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import type { HistoryPage } from './list-history.ts';

/** What the lists are compared with: the same events, sorted and picked here. */
type Kept = {
  readonly id: string;
  readonly kind: EventKind;
  readonly entity_id: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly ms: number;
};
type Filter = Partial<Record<'from' | 'to' | 'types' | 'actor' | 'user', string>>;

const program = '01800000-0000-7000-8000-00000000000a';
const operators = ['01800000-0000-7000-8000-00000000000b', '01800000-0000-7000-8000-00000000000c'];
const pageSize = 200;
let server: TestServer;
let administrator: Client;
let people: string[];
let events: Kept[];

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('user-administrator');
  people = await Promise.all(Array.from({ length: 4 }, () => addUser(server, newPerson())));
  await fill();
  events = await server.query<Kept>(
    `select id, kind, entity_id, actor_kind, actor_id, (extract(epoch from at) * 1000)::float8 as ms from history_event
     where organisation_id = $1`,
    [server.organisation.organisationId],
  );
});
after(() => server.stop());

/** Events of a quarter of a year, several of the same instant, by everybody who can act. */
async function fill(): Promise<void> {
  const { organisationId } = server.organisation;
  await server.query(
    `insert into api_client (organisation_id, id, version, name, contact_name, contact_email, authentication, created_at)
     select $1, $2, 1, 'Lønsystem', 'x', 'x@example.test', 'secret', now()
     where set_config('session_replication_role', 'replica', false) <> ''`,
    [organisationId, program],
  );
  await server.query(
    `insert into history_event (organisation_id, id, kind, entity_type, entity_id, actor_kind, actor_id, at, request_id, changed_fields, commitment)
     select $1, gen_random_uuid(), ($2::text[])[1 + (g * 7) % cardinality($2::text[])], 'user', ($3::uuid[])[1 + (g * 5) % 4], a.kind, a.id,
       timestamptz '2026-01-01 22:00Z' + make_interval(hours => (g / 3) * 12), 'test', '{}', ''
     from generate_series(1, 640) g
     join lateral (select (array['user', 'user', 'user', 'api-client', 'system', 'anonymous', 'operator', 'operator'])[1 + (g * 11) % 8] as kind,
       (array[($3::uuid[])[1], ($3::uuid[])[2], ($3::uuid[])[3], $4::uuid, null, null, $5::uuid, $6::uuid])[1 + (g * 11) % 8] as id) a on true`,
    [organisationId, kinds, people, program, ...operators],
  );
  await server.query(`set session_replication_role = origin`);
}

const kinds: readonly EventKind[] = [
  'user.created',
  'user.deleted',
  'user.signed-in',
  'user.signed-in',
  'user.signed-out',
  'user.activated',
  'organisation.edited',
];

/** Danish days, so that midnight is another instant in summer than in winter. */
function isIn({ from, to }: Filter, { ms }: Kept): boolean {
  const day = new Date(ms).toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' });
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function isWanted(filter: Filter, event: Kept): boolean {
  const { types, actor, user } = filter;
  return (
    isIn(filter, event) &&
    (types === undefined || types.split(',').flatMap(kindsOfType).includes(event.kind)) &&
    (actor === undefined || event.actor_id === actor || event.actor_kind === actor) &&
    (user === undefined || event.entity_id === user)
  );
}

function inOrder(sort: HistorySort): (a: Kept, b: Kept) => number {
  const newest = (a: Kept, b: Kept) => b.ms - a.ms || (b.id < a.id ? -1 : 1);
  const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
  const rank = ({ kind }: Kept) => organisationEventKinds.indexOf(kind);
  return {
    newest,
    oldest: (a: Kept, b: Kept) => newest(b, a),
    type: (a: Kept, b: Kept) => rank(a) - rank(b) || newest(a, b),
    actor: (a: Kept, b: Kept) =>
      compare(b.actor_kind, a.actor_kind) || compare(b.actor_id ?? '', a.actor_id ?? '') || newest(a, b),
  }[sort];
}

async function read(filter: Filter, sort: HistorySort, place: Readonly<Record<string, string>>): Promise<HistoryPage> {
  const query = new URLSearchParams({ ...filter, sort, ...place });
  return readBody<HistoryPage>(await administrator.get(`/api/v1/history?${query}`), 200);
}

const idsOf = (page: HistoryPage) => page.items.map((item) => item.eventId);

const filters: Readonly<Record<string, () => Filter>> = {
  'nothing asked for': () => ({}),
  'from a day': () => ({ from: '2026-02-14' }),
  'to and including a day': () => ({ to: '2026-02-14' }),
  'over the night on which summer time begins': () => ({ from: '2026-03-28', to: '2026-03-30' }),
  'a type': () => ({ types: 'user.signed-in' }),
  'types and a group': () => ({ types: 'organisation.edited,log-in,user.created' }),
  'a type that never was': () => ({ types: 'user.forgotten' }),
  'a person who acted': () => ({ actor: people[0] ?? '' }),
  'a person who did nothing': () => ({ actor: people[3] ?? '' }),
  'a program': () => ({ actor: program }),
  'the system': () => ({ actor: 'system' }),
  'somebody not logged in': () => ({ actor: 'anonymous' }),
  operators: () => ({ actor: 'operator' }),
  'a type by the system': () => ({ actor: 'system', types: 'user.deleted' }),
  'types by operators in a period': () => ({ actor: 'operator', types: 'log-in,user', from: '2026-01-20' }),
  'a user': () => ({ user: people[1] ?? '' }),
  'types of a user in a period': () => ({
    user: people[1] ?? '',
    types: 'log-in',
    from: '2026-01-10',
    to: '2026-08-01',
  }),
  'a user by a person': () => ({ user: people[1] ?? '', actor: people[2] ?? '' }),
  'a user by operators': () => ({ user: people[1] ?? '', actor: 'operator' }),
  'types in a period': () => ({ types: 'user', from: '2026-01-20', to: '2026-06-01' }),
};

suite('every filter in every order, forth and back', () => {
  for (const [name, filterOf] of Object.entries(filters)) {
    for (const sort of historySorts) {
      test(`${name}, ${sort}`, async () => {
        const filter = filterOf();
        const isOfOne = filter.actor !== undefined && sort === 'actor';
        const wanted = events
          .filter((event) => isWanted(filter, event))
          .toSorted(inOrder(isOfOne ? 'newest' : sort))
          .map(({ id }) => id);
        const pages = [await read(filter, sort, {})];
        for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
          pages.push(await read(filter, sort, { after: next }));
        assert.deepEqual(pages.flatMap(idsOf), wanted);
        for (const page of pages.slice(0, -1)) assert.equal(page.items.length, pageSize);
        let behind = pages.at(-1);
        for (const page of pages.slice(0, -1).toReversed()) {
          assert.ok(behind?.previous);
          behind = await read(filter, sort, { before: behind.previous });
          assert.deepEqual(idsOf(behind), idsOf(page));
        }
        assert.equal(pages[0]?.previous, null);
        assert.equal(pages[0]?.sortedAmong, null);
      });
    }
  }
});

test("a person's own history is what was done to and by that person", async () => {
  const user = await server.signIn('user');
  const { userId } = server.organisation.users.user;
  await server.query(
    `update history_event set entity_id = case when entity_id = $1 then $2 else entity_id end,
       actor_id = case when actor_id = $3 then $2 else actor_id end where organisation_id = $4`,
    [people[0], userId, people[1], server.organisation.organisationId],
  );
  const own = await server.query<Kept>(
    `select id, kind, (extract(epoch from at) * 1000)::float8 as ms from history_event where organisation_id = $1 and (entity_id = $2 or actor_id = $2)`,
    [server.organisation.organisationId, userId],
  );
  for (const sort of ['newest', 'oldest'] as const) {
    for (const types of ['', 'log-in']) {
      const wanted = own
        .filter(({ kind }) => types === '' || kindsOfType(types).includes(kind))
        .toSorted(inOrder(sort))
        .map(({ id }) => id);
      const told: string[] = [];
      for (let place: string | null = ''; place !== null;) {
        const query = new URLSearchParams({ sort, types, ...(place === '' ? {} : { after: place }) });
        const page = readBody<HistoryPage>(await user.get(`/api/v1/profile/history?${query}`), 200);
        told.push(...idsOf(page));
        place = page.next;
      }
      assert.deepEqual(told, wanted);
    }
  }
});
