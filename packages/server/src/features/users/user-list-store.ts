import { sql } from 'kysely';
import { userCountLimit } from '@tillid/domain/users/user-list-layout';
import type { Tx } from '../../platform/db/work.ts';
import type { ReadByName } from './name-page.ts';
import type { UserRow } from './user-store.ts';

/** What a list shows of a user. */
export type ListedUser = Pick<
  UserRow,
  | 'id'
  | 'full_name'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'status'
  | 'deactivated_from'
  | 'deactivated_to'
  | 'anonymous'
  | 'cpr_hash'
  | 'created_at'
>;

/** The columns of a listed user. */
export const listedColumns = [
  'id',
  'full_name',
  'first_name',
  'last_name',
  'email',
  'status',
  'deactivated_from',
  'deactivated_to',
  'anonymous',
  'cpr_hash',
  'created_at',
] as const satisfies readonly (keyof ListedUser)[];

/** Reads users by name whose name or e-mail address contains every one of the folded words. */
export function readUsersByName(tx: Tx, words: readonly string[]): ReadByName<ListedUser> {
  if (words.length === 0) return readAllByName(tx);
  return (from, backwards, most) => {
    const found = sql<string>`select search_users(${words}::text[], ${from?.name ?? null}::text, ${from?.id ?? null}::uuid,
      ${backwards}::boolean, ${most}::integer)`;
    return tx.db
      .selectFrom('business_user')
      .select(listedColumns)
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('id', '=', sql<string>`any(array(${found}))`)
      .orderBy('full_name', (order) => order.collate('da-x-icu'))
      .orderBy('id')
      .execute();
  };
}

/** Without words row-level security does not stand in the way of the index of names. */
function readAllByName(tx: Tx): ReadByName<ListedUser> {
  return async (from, backwards, most) => {
    const direction = backwards ? 'desc' : 'asc';
    const side = sql.raw(backwards ? '<' : '>');
    const rows = await tx.db
      .selectFrom('business_user')
      .select(listedColumns)
      .where('organisation_id', '=', tx.scope.organisationId)
      .$if(from !== undefined, (query) =>
        query.where(
          sql<boolean>`(full_name collate "da-x-icu", id) ${side} (${from?.name ?? ''} collate "da-x-icu", ${from?.id ?? null}::uuid)`,
        ),
      )
      .orderBy(sql`full_name collate "da-x-icu"`, direction)
      .orderBy('id', direction)
      .limit(most)
      .execute();
    return backwards ? rows.toReversed() : rows;
  };
}

/** Reads the one user with this number; there is no page beside that user's. */
export function readUserById(tx: Tx, userId: string): ReadByName<ListedUser> {
  return async (from) =>
    from === undefined
      ? await tx.db
          .selectFrom('business_user')
          .select(listedColumns)
          .where('organisation_id', '=', tx.scope.organisationId)
          .where('id', '=', userId)
          .execute()
      : [];
}

/** How many users the organisation has, whatever their status, counted no further than the layout of the list asks. */
export async function countUsersToLimit(tx: Tx): Promise<number> {
  const rows = await tx.db
    .selectFrom('business_user')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .limit(userCountLimit)
    .execute();
  return rows.length;
}
