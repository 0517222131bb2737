import { sql } from 'kysely';
import { isEveryUser, type UserFilter } from '@tillid/domain/users/user-filter';
import type { UserOrder, UserOrderKey } from '@tillid/domain/users/user-order';
import { sendAlong, type Tx } from '../../platform/db/work.ts';
import {
  conditionsOf,
  conditionsOfOrder,
  conditionsOfSearch,
  readSearch,
  type Condition,
  type Elsewhere,
  type ListedUser,
  type Place,
  type ReadSide,
} from '../users/index.ts';
import { among, estimateMatching, gatherByWords, gatherIds, type Estimate } from './matching-store.ts';
import {
  listByWords,
  listOfAll,
  listOfNext,
  listOnwards,
  listUsers,
  type Side,
  type Wanted,
} from './ordered-user-store.ts';

/** How far a page is sought in the one way before it is sought in the other. */
export type Limits = {
  /** How many users are walked in the order of the list: at least, and at most by the index of names alone or with a look at each user. */
  readonly walked: Readonly<Record<UserOrderKey | 'least' | 'unit' | 'elsewhere', number>>;
  /** Most users whose ids are gathered from elsewhere or by words; where there are more, a walk fills a page soon. */
  readonly gathered: { readonly elsewhere: number; readonly words: number };
  /** Up to so many users who match in their own rows are looked at one by one for the rest. */
  readonly lookedAt: number;
};

const usualLimits: Limits = {
  walked: { least: 1_000, name: 10_000, created: 4_000, 'last-sign-in': 4_000, unit: 4_000, elsewhere: 8_000 },
  gathered: { elsewhere: 6_000, words: 20_000 },
  lookedAt: 8_000,
};

/**
 * Reads the users whom a filter lets through, in an order. First users are walked in that order, so far: that fills the page where many
 * match. Where it does not, those who match are few, so all of them are gathered and sorted. Neither alone would do: a walk passes a
 * million users to find none, and a common filter matches nearly all (decision record 36).
 */
export function readUsersInOrder(
  tx: Tx,
  filter: UserFilter,
  order: UserOrder,
  limits: Limits = usualLimits,
): ReadSide<ListedUser> {
  const wanted = { tx, filter, by: order.by };
  return async (from, backwards, most) => {
    const side = { from, descending: order.descending !== backwards, most };
    const rows = await findUsers(wanted, side, limits);
    return backwards ? rows.toReversed() : rows;
  };
}

/**
 * Reads on and on through those whom a filter lets through: each batch begins where the one before ended, so however few match, each user
 * is walked once on the whole.
 */
export function readOnwards(tx: Tx, filter: UserFilter, { by, descending }: UserOrder) {
  const wanted = { tx, filter, by };
  const { own, elsewhere } = conditionsOf(tx, filter);
  const conditions = [
    ...own,
    ...elsewhere.map(({ perUser }) => perUser),
    ...conditionsOfSearch(readSearch(filter.search)),
  ];
  return async (from: Place | undefined, most: number): Promise<ListedUser[]> => {
    sendAlong(tx, sql`set local plan_cache_mode = force_custom_plan`.execute(tx.db));
    return await listOnwards(wanted, { from, descending, most }, conditions);
  };
}

/** The place of a user in an order. */
export function placeOf({ by }: UserOrder, user: ListedUser): Place {
  const key = { name: user.full_name, created: user.created_at, 'last-sign-in': user.last_sign_in_day }[by];
  return { key, id: user.id };
}

async function findUsers(wanted: Wanted, side: Side, limits: Limits): Promise<ListedUser[]> {
  const { tx, filter, by } = wanted;
  const { userId, words = [] } = readSearch(filter.search);
  const isFiltered = userId !== undefined || !isEveryUser({ ...filter, search: '' });
  if (!isFiltered && words.length === 0) return await listUsers(wanted, side);
  if (!isFiltered && by === 'name') return await listByWords(wanted, side, words);
  // A plan that is kept would not go by what is asked for.
  sendAlong(tx, sql`set local plan_cache_mode = force_custom_plan`.execute(tx.db));
  const conditions = conditionsOf(tx, filter);
  const own = userId === undefined ? conditions.own : [...conditions.own, ...conditionsOfSearch({ userId })];
  const [estimate, ...gathered] = await Promise.all([
    estimateMatching(tx, own),
    ...conditions.elsewhere.map(async (rows) => ({ rows, ids: await gatherIds(tx, rows, limits.gathered.elsewhere) })),
  ]);
  const matched = { own, elsewhere: gathered, words, estimate };
  const found = await walk(wanted, side, { ...matched, limits });
  return found.length === side.most ? found : await gather(wanted, side, { ...matched, limits });
}

type Matched = {
  readonly own: readonly Condition[];
  readonly elsewhere: readonly { readonly rows: Elsewhere; readonly ids: readonly string[] | undefined }[];
  readonly words: readonly string[];
  readonly estimate: Estimate;
  readonly limits: Limits;
};

/** Those who match of the next users, which the page may be filled with; nobody where few match. */
async function walk(wanted: Wanted, side: Side, matched: Matched): Promise<ListedUser[]> {
  const { own, elsewhere, words, limits } = matched;
  if (elsewhere.some(({ ids }) => ids !== undefined)) return [];
  return await listOfNext(wanted, side, {
    conditions: [...own, ...elsewhere.map(({ rows }) => rows.perUser), ...conditionsOfSearch({ words })],
    limit: walkLimit(wanted, side, { ...matched, limits }),
  });
}

/** Twice as far as a page should take if those who match were spread evenly. What words match nobody can reckon. */
function walkLimit({ filter, by }: Wanted, { most }: Side, { elsewhere, words, estimate, limits }: Matched): number {
  const { least, ...furthest } = limits.walked;
  const isOfUnit = by === 'name' && conditionsOfOrder(filter, by).length > 0;
  const way = elsewhere.length > 0 ? 'elsewhere' : isOfUnit ? 'unit' : by;
  if (words.length > 0 || way === 'elsewhere') return furthest[way];
  const needed = (2 * most * estimate.users) / Math.max(1, estimate.matching);
  if (needed > furthest[way]) return least;
  return Math.max(least, Math.ceil(needed));
}

/** The page of all who match. */
async function gather(wanted: Wanted, side: Side, matched: Matched): Promise<ListedUser[]> {
  const { own, elsewhere, words, estimate, limits } = matched;
  const areFew = estimate.matching <= limits.lookedAt || elsewhere.some(({ ids }) => ids !== undefined);
  const withWords =
    areFew || words.length === 0 ? undefined : await gatherByWords(wanted.tx, words, limits.gathered.words);
  return await listOfAll(wanted, side, [
    ...own,
    ...elsewhere.map(({ rows, ids }) => (ids === undefined ? ofMany(rows, areFew) : among(ids))),
    ...(withWords === undefined ? conditionsOfSearch({ words }) : [among(withWords)]),
  ]);
}

function ofMany({ userIds, perUser }: Elsewhere, areFew: boolean): Condition {
  return areFew ? perUser : sql<boolean>`business_user.id in (${userIds})`;
}
