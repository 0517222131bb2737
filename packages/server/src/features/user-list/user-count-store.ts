import { sql } from 'kysely';
import type { UserFilter } from '@tillid/domain/users/user-filter';
import { newId } from '../../platform/db/new-id.ts';
import { sendAlong, type Tx } from '../../platform/db/work.ts';
import { conditionsOf, readSearch, usersMatching } from '../users/index.ts';
import { among, estimateMatching, gatherByWords } from './matching-store.ts';

/** So many changes of the count are added up again and again before they become one. */
const mostChanges = 500;
/** Most users of whom a count by words is refined one by one. */
const mostByWords = 20_000;

/** How many users the organisation has: the sum of the changes that each statement adds which makes or deletes users. */
export async function countEverybody(tx: Tx): Promise<number> {
  const { organisationId } = tx.scope;
  const { users, changes } = await tx.db
    .selectFrom('user_count_change')
    .select((eb) => [
      sql<number>`coalesce(sum(${eb.ref('change')}), 0)::integer`.as('users'),
      eb.fn.countAll<number>().as('changes'),
    ])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  if (changes > mostChanges) sendAlong(tx, addUp(tx));
  return users;
}

/** Makes the changes one. Of two who do it at once the second finds none of what the first took, and takes only what came since. */
function addUp(tx: Tx): Promise<unknown> {
  const { organisationId, now } = tx.scope;
  return sql`
    with taken as (delete from user_count_change where organisation_id = ${organisationId} returning change)
    insert into user_count_change (organisation_id, id, change)
    select ${organisationId}::uuid, ${newId(now)}::uuid, sum(change) from taken having count(*) > 0`.execute(tx.db);
}

/** How many users a filter lets through, counted no further than `most + 1`. */
export async function countMatching(tx: Tx, filter: UserFilter, most: number): Promise<number> {
  sendAlong(tx, sql`set local plan_cache_mode = force_custom_plan`.execute(tx.db));
  const { words = [] } = readSearch(filter.search);
  const withWords = await gatherRare(tx, filter, words);
  const users =
    withWords === undefined
      ? usersMatching(tx, filter)
      : usersMatching(tx, { ...filter, search: '' }).where(among(withWords));
  const row = await tx.db
    .selectFrom(
      users
        .select('business_user.id')
        .limit(most + 1)
        .as('some_users'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Those who have the words, where that is the quicker way: few have them, and not fewer match in the rest. */
async function gatherRare(tx: Tx, filter: UserFilter, words: readonly string[]): Promise<string[] | undefined> {
  if (words.length === 0) return undefined;
  const { matching } = await estimateMatching(tx, conditionsOf(tx, filter).own);
  return matching < mostByWords ? undefined : await gatherByWords(tx, words, mostByWords);
}
