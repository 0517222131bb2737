import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { foldText } from '@tillid/domain/users/person-name';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../../test/support/migrated-database.ts';
import { seedDatabase } from '../../cli/seed/seed-database.ts';
import { createKeyring } from '../../platform/crypto/keyring.ts';
import { masterKeyFrom } from '../../platform/crypto/master-key.ts';
import { openPool } from '../../platform/db/pool.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { createSystemWork, createWork, type Work } from '../../platform/db/work.ts';

type Place = { readonly name: string; readonly id: string };

const now = Temporal.Instant.from('2026-05-04T10:00:00Z');
// More than the search walks before it asks the trigram index.
const users = 12_000;
let database: MigratedDatabase;
let work: Work;
let organisationId: string;
let otherId: string;
let places: Place[];
let close: () => Promise<void>;

before(async () => {
  database = await startMigratedDatabase();
  const pool = openPool(database.serverUrl, { max: 4 });
  close = () => pool.end();
  work = createWork(pool, database.roles);
  const parts = {
    work,
    systemWork: createSystemWork(pool, database.roles),
    keyring: createKeyring(masterKeyFrom(randomBytes(32))),
    now,
    onProgress: () => undefined,
  };
  const [large] = await seedDatabase(parts, { users, organisations: 1, events: 0 });
  const [small] = await seedDatabase(parts, { users: 3, organisations: 1, events: 0 });
  organisationId = large?.organisationId ?? '';
  otherId = small?.organisationId ?? '';
  await database.query('vacuum analyze business_user');
  places = await database.query<Place>(
    `select full_name as name, id from business_user where organisation_id = $1 order by full_name collate "da-x-icu", id`,
    [organisationId],
  );
});
after(async () => {
  await close();
  await database.stop();
});

async function search(
  words: readonly string[],
  page: { from?: Place; backwards?: boolean; organisation?: string } = {},
): Promise<string[]> {
  const scope = {
    organisationId: asOrganisationId(page.organisation ?? organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now,
  } as const;
  const { rows } = await work(scope, (tx) =>
    sql<{
      id: string;
    }>`select search_users(${words}::text[], ${page.from?.name ?? null}::text, ${page.from?.id ?? null}::uuid,
      ${page.backwards ?? false}::boolean, 26) as id`.execute(tx.db),
  );
  return rows.map((row) => row.id);
}

/** The same by looking at everybody. */
async function searchAll(words: readonly string[], from?: Place, backwards = false): Promise<string[]> {
  const all = await database.query<{ id: string; folded: string }>(
    'select id, folded from business_user where organisation_id = $1',
    [organisationId],
  );
  const folded = new Map(all.map((row) => [row.id, row.folded]));
  const start = from === undefined ? 0 : places.findIndex((place) => place.id === from.id);
  const side = backwards ? places.slice(0, start).toReversed() : places.slice(from === undefined ? 0 : start + 1);
  return side
    .filter(({ id }) => words.every((word) => hasWord(folded.get(id) ?? '', word)))
    .slice(0, 26)
    .map(({ id }) => id);
}

function hasWord(text: string, word: string): boolean {
  return word.length > 2 ? text.includes(word) : ` ${text}`.includes(` ${word}`);
}

// Common, rare, in one part of the alphabet, shorter than the three letters of a trigram, of nobody, and of what LIKE reads as a pattern.
const terms = [
  [],
  ['jensen'],
  ['gaard'],
  ['aase'],
  ['aagaard', 'aa'],
  ['xq'],
  ['.9i1@'],
  ['nobody'],
  ['hanne', 'jensen'],
  ['%'],
  ['_'],
  ['\\'],
];

for (const words of terms) {
  test(`the words "${words.join(' ')}" find everybody who has them, in the order of the list, from every place`, async () => {
    assert.deepEqual(await search(words), await searchAll(words));
    for (const index of [30, 4_000, 11_990]) {
      const from = places[index];
      assert.ok(from);
      assert.deepEqual(await search(words, { from }), await searchAll(words, from), `after ${index}`);
      assert.deepEqual(
        await search(words, { from, backwards: true }),
        await searchAll(words, from, true),
        `before ${index}`,
      );
    }
  });
}

test('somebody who stands last is found as well', async () => {
  const last = places.at(-1);
  assert.ok(last);
  const [row] = await database.query<{ email: string }>('select email from business_user where id = $1', [last.id]);
  assert.deepEqual(await search([foldText(row?.email ?? '')]), [last.id]);
});

test('nobody of another organisation is found, whatever is asked for', async () => {
  assert.equal((await search([], { organisation: otherId })).length, 3);
  const own = new Set(await search(['a'], { organisation: otherId }));
  assert.ok(places.every(({ id }) => !own.has(id)));
});
