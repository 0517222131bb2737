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

/** Puts the organisation of this unit of work into the directory; false when another has its CVR number. Of two at once one waits. */
export async function insertDirectoryEntry(tx: Tx, entry: DirectoryEntry): Promise<boolean> {
  const { organisationId, now } = tx.scope;
  const inserted = await tx.db
    .insertInto('organisation')
    .values({ id: organisationId, ...entry, status: 'active', created_at: now.toString() })
    .onConflict((conflict) => conflict.column('cvr').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The organisation that has a CVR number; undefined when none has. */
export async function findOrganisationId(tx: SystemTx, cvr: string): Promise<OrganisationId | undefined> {
  const row = await tx.db.selectFrom('organisation').select('id').where('cvr', '=', cvr).executeTakeFirst();
  return row === undefined ? undefined : asOrganisationId(row.id);
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

/** The directory's entry of the organisation of this unit of work; undefined when there is no such organisation. */
export function findOrganisation(tx: Tx): Promise<OrganisationRow | undefined> {
  return tx.db.selectFrom('organisation').selectAll().where('id', '=', tx.scope.organisationId).executeTakeFirst();
}

/** The directory's entry of the organisation of this unit of work. */
export async function getOrganisation(tx: Tx): Promise<OrganisationRow> {
  const entry = await findOrganisation(tx);
  if (entry === undefined) throw new Error('the organisation is not in the directory');
  return entry;
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
