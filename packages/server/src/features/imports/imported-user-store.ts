import { sql } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';
import { listedColumns, selectImportedUsers, type UserSelection, type ListedUser } from '../users/index.ts';

/** The imported users who are not yet sent for activation: all, or those of one import. */
export function allImportedUsers(importId: string | undefined): UserSelection {
  return { filter: { import: importId }, exceptUserIds: [] };
}

/** Imported users on one side of a place in the list by name, nearest to it, in the order of the list. */
export async function readImportedByName(
  tx: Tx,
  importId: string | undefined,
  page: { from: { name: string; id: string } | undefined; backwards: boolean; most: number },
): Promise<ListedUser[]> {
  const { from, backwards, most } = page;
  const direction = backwards ? 'desc' : 'asc';
  const side = sql.raw(backwards ? '<' : '>');
  const rows = await selectImportedUsers(tx, allImportedUsers(importId))
    .select(listedColumns)
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
}

/** How many imported users there are, counted no further than `most + 1`. */
export async function countImported(tx: Tx, importId: string | undefined, most: number): Promise<number> {
  const some = selectImportedUsers(tx, allImportedUsers(importId))
    .select('id')
    .limit(most + 1);
  const row = await tx.db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('users'))
    .executeTakeFirstOrThrow();
  return row.users;
}

/** Whether an imported user or an import exists: then the menu has its item (decision 33). */
export async function hasImportedUsersMenu(tx: Tx): Promise<boolean> {
  const imports = await tx.db
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .limit(1)
    .execute();
  if (imports.length > 0) return true;
  return (await countImported(tx, undefined, 0)) > 0;
}
