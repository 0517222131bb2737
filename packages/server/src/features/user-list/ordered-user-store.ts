import { sql, type RawBuilder } from 'kysely';
import type { UserFilter } from '@tillid/domain/users/user-filter';
import type { UserOrderKey } from '@tillid/domain/users/user-order';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import {
  conditionsOfOrder,
  listedColumns,
  ofImport,
  possibleStatuses,
  writtenStatuses,
  type Condition,
  type ListedUser,
  type Place,
} from '../users/index.ts';

/** A side of a place in a list: so many users nearest to it, or from the beginning. */
export type Side = { readonly from: Place | undefined; readonly descending: boolean; readonly most: number };
/** Which users in which order. */
export type Wanted = { readonly tx: Tx; readonly filter: UserFilter; readonly by: UserOrderKey };

const keys: Readonly<Record<UserOrderKey, RawBuilder<unknown>>> = {
  name: sql`full_name collate "da-x-icu"`,
  created: sql`created_at`,
  'last-sign-in': sql`last_sign_in_day`,
};

/** What the index of names holds: all that filters and search ask of the user's own row. */
const walkedColumns = sql.raw(
  `id, full_name, folded, status, deactivated_from, deactivated_to, anonymous, authenticator, production_unit_id, se_number_id,
   invoicing_method_id, import_id, created_at, activated_at, last_sign_in_day`,
);

/** Everybody, as far as the side goes. */
export function listUsers(wanted: Wanted, side: Side): Promise<ListedUser[]> {
  return listByIds(wanted, side, sql`select id from ${inOrder(wanted, side, { limit: side.most })} business_user`);
}

/** Those who match of so many next users in the order. */
export function listOfNext(
  wanted: Wanted,
  side: Side,
  { conditions, limit }: { readonly conditions: readonly Condition[]; readonly limit: number },
): Promise<ListedUser[]> {
  const next = inOrder(wanted, side, { limit });
  return listByIds(
    wanted,
    side,
    sql`select id from ${next} business_user where ${and(conditions)} ${sorted(wanted.by, side, side.most)}`,
  );
}

/** The next in the order of all who match, all of them gathered first. "offset 0" keeps the limit from the plan of what is below it. */
export function listOfAll(wanted: Wanted, side: Side, conditions: readonly Condition[]): Promise<ListedUser[]> {
  const { tx, by } = wanted;
  const all = sql`(select id, full_name, created_at, last_sign_in_day from business_user
    where organisation_id = ${tx.scope.organisationId} and ${and([...conditions, ...beyond(by, side)])} offset 0)`;
  return listByIds(wanted, side, sql`select id from ${all} hits ${sorted(by, side, side.most)}`);
}

/** The next who match, however many users have to be walked for them: for who reads on to the end, and so walks each user once. */
export function listOnwards(wanted: Wanted, side: Side, conditions: readonly Condition[]): Promise<ListedUser[]> {
  const next = inOrder(wanted, side, { limit: side.most, conditions });
  return listByIds(wanted, side, sql`select id from ${next} business_user`);
}

/** Users by name who have every one of the folded words. */
export function listByWords(wanted: Wanted, side: Side, words: readonly string[]): Promise<ListedUser[]> {
  const { from, descending, most } = side;
  const found = sql`select search_users(${words}::text[], ${from?.key ?? null}::text, ${from?.id ?? null}::uuid,
    ${descending}::boolean, ${most}::integer)`;
  return listByIds(wanted, side, found);
}

type Next = { readonly limit: number; readonly conditions?: readonly Condition[] };

/** The next users in the order: by name and of an import from one index, else each status from its part of the index. */
function inOrder({ tx, filter, by }: Wanted, side: Side, { limit, conditions = [] }: Next): RawBuilder<unknown> {
  const asked = [...conditionsOfOrder(filter, by), ...beyond(by, side), ...conditions];
  const users = (of: readonly Condition[]) => sql`select ${walkedColumns} from business_user
    where organisation_id = ${tx.scope.organisationId} and ${and([...of, ...asked])}`;
  const next = (of: readonly Condition[]) => sql`(${users(of)} ${sorted(by, side, limit)})`;
  if (by === 'name') return next([]);
  if (by === 'created' && filter.importId !== undefined) return next(ofImport(filter));
  const statuses = writtenStatuses(possibleStatuses(filter), danishDay(tx.scope.now).toString());
  // The few who are due are found by an index of their own, which "offset 0" keeps the plan to.
  const parts = statuses.map(({ written, isDue }) => (isDue ? sql`(${users([written])} offset 0)` : next([written])));
  const [first = next([sql<boolean>`false`]), ...others] = parts;
  if (others.length === 0) return first;
  return sql`(${sql.join([first, ...others], sql` union all `)} ${sorted(by, side, limit)})`;
}

function beyond(by: UserOrderKey, { from, descending }: Side): Condition[] {
  if (from === undefined) return [];
  const key = {
    name: sql`${from.key} collate "da-x-icu"`,
    created: sql`${from.key}::timestamptz`,
    'last-sign-in': sql`${from.key}::date`,
  }[by];
  return [sql<boolean>`(${keys[by]}, id) ${sql.raw(descending ? '<' : '>')} (${key}, ${from.id}::uuid)`];
}

function sorted(by: UserOrderKey, { descending }: Side, limit: number): RawBuilder<unknown> {
  const direction = sql.raw(descending ? 'desc' : 'asc');
  return sql`order by ${keys[by]} ${direction}, id ${direction} limit ${limit}::integer`;
}

function listByIds({ tx, by }: Wanted, { descending }: Side, ids: RawBuilder<unknown>): Promise<ListedUser[]> {
  const direction = descending ? 'desc' : 'asc';
  return tx.db
    .selectFrom('business_user')
    .select(listedColumns)
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(array(${ids}))`)
    .orderBy(keys[by], direction)
    .orderBy('id', direction)
    .execute();
}

function and(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
