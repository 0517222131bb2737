import { sql } from 'kysely';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { recordSelected } from '../../platform/history/record.ts';
import { applier, type ImportRow } from './import-store.ts';
import { renewStagedUsers } from './renew-staged-users.ts';
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
  staged: { count: number; keyring: Keyring },
): Promise<Creation> {
  await renewStagedUsers(tx, staged.keyring, row.id);
  const created = await insertUsers(tx, row.id);
  const conflicts = created < staged.count ? await deleteConflicts(tx, row.id) : [];
  await insertSignInIdentities(tx, row.id);
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
      cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id, anonymous, reference_text, target_level, authenticator, production_unit_id,
      se_number_id, invoicing_method_id, import_id, created_at)
    select organisation_id, user_id, 1, 'imported', first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed,
      cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id, anonymous, reference_text, target_level, authenticator, production_unit_id,
      se_number_id, invoicing_method_id, import_id, ${tx.scope.now.toString()}::timestamptz
    from import_staged_user where ${ofImport(tx, importId)}
    order by cpr_hash
    on conflict do nothing`.execute(tx.db);
  return Number(inserted.numAffectedRows ?? 0);
}

async function insertSignInIdentities(tx: Tx, importId: string): Promise<void> {
  await sql`
    insert into sign_in_identity (person_hash, organisation_id, user_id, kind, key_id)
    select person_hash, organisation_id, user_id, 'cpr', person_key_id
    from import_staged_user where ${ofImport(tx, importId)} and person_hash is not null
    order by person_hash`.execute(tx.db);
}

// Nothing is known yet of how many rows are staged, and a plan for one row would compare each with each. Batches are in file order,
// so that their rows lie between the first and the last one.
async function updateOutcomes(tx: Tx, importId: string): Promise<void> {
  const mine = ofImport(tx, importId);
  await sql`set local enable_nestloop = off`.execute(tx.db);
  await sql`
    update import_row r set outcome = 'created', user_id = s.user_id
    from (select "row", user_id from import_staged_user where ${mine}) s
    where r.organisation_id = ${tx.scope.organisationId}::uuid and r.import_id = ${importId}::uuid and r."row" = s."row"
      and r."row" between (select min("row") from import_staged_user where ${mine})
        and (select max("row") from import_staged_user where ${mine})`.execute(tx.db);
  await sql`set local enable_nestloop = on`.execute(tx.db);
}

function ofImport(tx: Tx, importId: string) {
  return sql<boolean>`organisation_id = ${tx.scope.organisationId}::uuid and import_id = ${importId}::uuid`;
}
