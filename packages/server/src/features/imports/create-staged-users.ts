import { sql } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';
import { recordSelected } from '../../platform/history/record.ts';
import { applier, type ImportRow } from './import-store.ts';
import { deleteConflicts, deleteStagedUsers, type Conflict } from './staged-user-store.ts';

/** What became of staged users. */
export type Creation = { readonly created: number; readonly conflicts: readonly Conflict[] };

/**
 * Makes users of all that is staged of an import, with their sign-in lookup, their events and the outcome of their rows, in a few
 * statements however many they are. Somebody whose CPR number another user has by now is not created and named.
 */
export async function createStagedUsers(
  tx: Tx,
  row: ImportRow,
  staged: { count: number; deploymentKeyId: string },
): Promise<Creation> {
  const created = await insertUsers(tx, row.id);
  const conflicts = created < staged.count ? await deleteConflicts(tx, row.id) : [];
  await insertSignInIdentities(tx, row.id, staged.deploymentKeyId);
  await recordSelected(tx, {
    kind: 'user.imported',
    entityType: 'user',
    ...applier(row),
    from: sql`select event_id as id, user_id as entity_id, 1 as version, event_salt as salt, event_values as "values",
      event_commitment as commitment from import_staged_user where ${ofImport(tx, row.id)}`,
  });
  await updateOutcomes(tx, row.id);
  await deleteStagedUsers(tx, row.id);
  return { created, conflicts };
}

// In the order of the hash, so that two imports of the same people wait for each other once and never in a circle.
async function insertUsers(tx: Tx, importId: string): Promise<number> {
  const inserted = await sql`
    insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed,
      cpr_hash, cpr_key_id, anonymous, reference_text, target_level, authenticator, production_unit_id, se_number_id,
      invoicing_method_id, import_id, created_at)
    select organisation_id, user_id, 1, 'imported', first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed,
      cpr_hash, cpr_key_id, anonymous, reference_text, target_level, authenticator, production_unit_id, se_number_id,
      invoicing_method_id, import_id, ${tx.scope.now.toString()}::timestamptz
    from import_staged_user where ${ofImport(tx, importId)}
    order by cpr_hash
    on conflict on constraint business_user_cpr do nothing`.execute(tx.db);
  return Number(inserted.numAffectedRows ?? 0);
}

async function insertSignInIdentities(tx: Tx, importId: string, keyId: string): Promise<void> {
  await sql`
    insert into sign_in_identity (person_hash, organisation_id, user_id, kind, key_id)
    select person_hash, organisation_id, user_id, 'cpr', ${keyId}
    from import_staged_user where ${ofImport(tx, importId)} and person_hash is not null
    order by person_hash`.execute(tx.db);
}

async function updateOutcomes(tx: Tx, importId: string): Promise<void> {
  await sql`
    update import_row r set outcome = 'created', user_id = s.user_id
    from import_staged_user s
    where s.organisation_id = ${tx.scope.organisationId}::uuid and s.import_id = ${importId}::uuid
      and r.organisation_id = s.organisation_id and r.import_id = s.import_id and r."row" = s."row"`.execute(tx.db);
}

function ofImport(tx: Tx, importId: string) {
  return sql<boolean>`organisation_id = ${tx.scope.organisationId}::uuid and import_id = ${importId}::uuid`;
}
