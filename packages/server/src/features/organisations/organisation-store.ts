import type { Selectable } from 'kysely';
import type { OrganisationKind } from '@tillid/domain/organisations/organisation-kind';
import {
  readSettings as readStoredSettings,
  type OrganisationSettings,
} from '@tillid/domain/organisations/organisation-settings';
import { asOrganisationId, type OrganisationId } from '../../platform/db/scope.ts';
import type { OrganisationTable } from '../../platform/db/global-tables.ts';
import type { SystemTx, Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';

/** What the directory says of an organisation. */
export type OrganisationRow = Selectable<OrganisationTable>;

/** What the directory needs to know of a new organisation. */
export type DirectoryEntry = { readonly cvr: string; readonly name: string; readonly kind: OrganisationKind };

/** Puts an organisation into the directory, or finds the one that has its CVR number; gives its id. */
export async function insertDirectoryEntry(
  tx: SystemTx,
  entry: DirectoryEntry & { id: string; createdAt: string },
): Promise<OrganisationId> {
  const { id, cvr, name, kind, createdAt } = entry;
  const inserted = await tx.db
    .insertInto('organisation')
    .values({ id, cvr, name, kind, status: 'active', created_at: createdAt })
    .onConflict((conflict) => conflict.column('cvr').doNothing())
    .returning('id')
    .executeTakeFirst();
  const row =
    inserted ?? (await tx.db.selectFrom('organisation').select('id').where('cvr', '=', cvr).executeTakeFirstOrThrow());
  return asOrganisationId(row.id);
}

/** The next organisations of the directory by id, whatever their status. */
export async function listOrganisationIds(tx: SystemTx, after: string, most: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organisation')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/** The directory's entry of the organisation of this unit of work. */
export function getOrganisation(tx: Tx): Promise<OrganisationRow> {
  return tx.db
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', tx.scope.organisationId)
    .executeTakeFirstOrThrow();
}

/** Whether the organisation of this unit of work is set up, not only named in the directory. */
export async function isSetUp(tx: Tx): Promise<boolean> {
  const row = await tx.db
    .selectFrom('organisation_settings')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The settings of the organisation of this unit of work. */
export async function readSettings(tx: Tx): Promise<OrganisationSettings> {
  const row = await tx.db
    .selectFrom('organisation_settings')
    .select('settings')
    .where('organisation_id', '=', tx.scope.organisationId)
    .executeTakeFirstOrThrow();
  return readStoredSettings(row.settings);
}

/** Writes the first settings of a new organisation and the event that it was created. */
export async function insertSettings(tx: Tx, settings: OrganisationSettings): Promise<void> {
  const { organisationId } = tx.scope;
  await tx.db
    .insertInto('organisation_settings')
    .values({
      organisation_id: organisationId,
      id: organisationId,
      version: 1,
      settings: JSON.stringify(settings),
    })
    .execute();
  await record(tx, { kind: 'organisation.created', entityType: 'organisation', entityId: organisationId, version: 1 });
}
