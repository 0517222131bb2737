import type { OrganisationKind } from '@tillid/domain/organisations/organisation-kind';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { inOrganisation, type Tx } from '../../platform/db/work.ts';
import { record, type Change } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { OrganisationRow } from './organisation-store.ts';

/** What of its entry in the directory can change. */
export type DirectoryChange = {
  readonly name?: string;
  readonly kind?: OrganisationKind;
  readonly status?: OrganisationRow['status'];
};

/** Decides with the entry as it is, locked, what becomes of it; throws where that may not be. */
export type DecideChange = (entry: OrganisationRow) => DirectoryChange;

/**
 * Changes an organisation's entry in the directory in an operator's unit of work, with its event in the organisation's history and
 * in the operators'. Throws not-found, and stale when the version is no longer true. What is as it was makes no event.
 */
export async function changeOrganisation(
  tx: Tx,
  seen: { readonly organisationId: string; readonly version: number },
  kind: EventKind,
  decide: DecideChange,
): Promise<void> {
  const organisationId = asOrganisationId(seen.organisationId);
  const changes = await inOrganisation(tx, organisationId, async (inner) => {
    const entry = await lockEntry(inner);
    if (entry.version !== seen.version) throw new Problem('stale');
    const set = decide(entry);
    const told = changesBetween(entry, set);
    if (Object.keys(told).length === 0) return told;
    const version = entry.version + 1;
    await inner.db
      .updateTable('organisation')
      .set({ ...set, version })
      .where('id', '=', organisationId)
      .execute();
    await record(inner, { kind, entityType: 'directory-entry', entityId: organisationId, version, changes: told });
    return told;
  });
  if (Object.keys(changes).length === 0) return;
  await record(tx, { kind, entityType: 'organisation', entityId: organisationId, changes });
}

async function lockEntry(tx: Tx): Promise<OrganisationRow> {
  const entry = await tx.db
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', tx.scope.organisationId)
    .forUpdate()
    .executeTakeFirst();
  if (entry === undefined) throw new Problem('not-found');
  return entry;
}

function changesBetween(entry: OrganisationRow, set: DirectoryChange): Record<string, Change> {
  const changes: Record<string, Change> = {};
  for (const field of ['name', 'kind', 'status'] as const) {
    const to = set[field];
    if (to !== undefined && to !== entry[field]) changes[field] = { from: entry[field], to };
  }
  return changes;
}
