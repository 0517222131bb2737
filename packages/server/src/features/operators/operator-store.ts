import { sql } from 'kysely';
import type { Cpr } from '@tillid/domain/identifiers/cpr';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { advisoryLocks } from '../../platform/db/advisory-locks.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { identityOfCpr, nameContext, type OperatorIdentity } from './operator-keys.ts';

/** An operator; `name` is null once it has had its time. */
export type Operator = {
  readonly operatorId: string;
  readonly name: string | null;
  readonly createdAt: string;
  readonly removedAt: string | null;
};

/** Adds an operator who is found by the CPR number, with the event; undefined when the person is one already. */
export async function insertOperator(
  tx: Tx,
  keyring: Keyring,
  { name, cpr }: { name: string; cpr: Cpr },
): Promise<string | undefined> {
  // Two first operators made at once must not make two keys for the realm.
  await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLocks.operators)})`.execute(tx.db);
  const { personHashesOfCpr } = await keyring.ofDeployment(tx);
  if ((await findOperatorId(tx, personHashesOfCpr(cpr))) !== undefined) return undefined;
  const key = await tx.db
    .selectFrom('organisation_key')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .executeTakeFirst();
  if (key === undefined) await keyring.makeOrganisationKey(tx);
  const { seal } = await keyring.ofOrganisation(tx);
  const id = newId(tx.scope.now);
  await tx.db
    .insertInto('operator')
    .values({
      id,
      version: 1,
      sealed_name: seal(name, nameContext(id)),
      created_at: tx.scope.now.toString(),
      removed_at: null,
    })
    .execute();
  await insertIdentity(tx, id, await identityOfCpr(tx, keyring, cpr));
  await record(tx, { kind: 'operator.created', entityType: 'operator', entityId: id, version: 1 });
  return id;
}

/** Every operator with the name, in the order of their creation; those who were removed only when asked for. */
export async function listOperators(tx: Tx, keyring: Keyring, { removed }: { removed: boolean }): Promise<Operator[]> {
  const rows = await tx.db
    .selectFrom('operator')
    .selectAll()
    .$if(!removed, (query) => query.where('removed_at', 'is', null))
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const keys = await keyring.ofOrganisation(tx);
  return rows.map((row) => ({
    operatorId: row.id,
    name: row.sealed_name === null ? null : keys.unseal(row.sealed_name, nameContext(row.id)).toString(),
    createdAt: row.created_at,
    removedAt: row.removed_at,
  }));
}

/** The operator whom one of the hashes of a person finds. */
export async function findOperatorId(tx: Tx, personHashes: readonly Buffer[]): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('operator_identity as i')
    .innerJoin('operator as o', 'o.id', 'i.operator_id')
    .select('i.operator_id')
    .where('i.person_hash', 'in', personHashes)
    .where('o.removed_at', 'is', null)
    .executeTakeFirst();
  return row?.operator_id;
}

/** Lets an operator be found by an eID subject, with the event; nothing when it is so already. */
export async function bindIdentity(tx: Tx, operatorId: string, identity: OperatorIdentity): Promise<void> {
  const bound = await insertIdentity(tx, operatorId, identity);
  if (!bound) return;
  const actor = { kind: 'operator', id: operatorId } as const;
  await record(tx, { kind: 'operator.identity-bound', entityType: 'operator', entityId: operatorId, actor });
}

/** Takes an operator's access away at once: sessions and whatever finds the person; false when there is no such operator. */
export async function removeOperator(tx: Tx, operatorId: string): Promise<boolean> {
  const removed = await tx.db
    .updateTable('operator')
    .set((eb) => ({ removed_at: tx.scope.now.toString(), version: eb('version', '+', 1) }))
    .where('id', '=', operatorId)
    .where('removed_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  if (removed === undefined) return false;
  await tx.db.deleteFrom('operator_session').where('operator_id', '=', operatorId).execute();
  await tx.db.deleteFrom('operator_identity').where('operator_id', '=', operatorId).execute();
  const { version } = removed;
  await record(tx, { kind: 'operator.removed', entityType: 'operator', entityId: operatorId, version });
  return true;
}

/** Empties the names of operators who were removed before an instant, with the events; gives how many. */
export async function forgetOperators(tx: Tx, removedBefore: string): Promise<number> {
  const rows = await tx.db
    .updateTable('operator')
    .set((eb) => ({ sealed_name: null, version: eb('version', '+', 1) }))
    .where('removed_at', '<=', removedBefore)
    .where('sealed_name', 'is not', null)
    .returning(['id', 'version'])
    .execute();
  const about = { kind: 'operator.forgotten', entityType: 'operator' } as const;
  await record(tx, ...rows.map(({ id, version }) => ({ ...about, entityId: id, version })));
  return rows.length;
}

async function insertIdentity(tx: Tx, operatorId: string, identity: OperatorIdentity): Promise<boolean> {
  const { kind, personHash, keyId, sealed } = identity;
  const inserted = await tx.db
    .insertInto('operator_identity')
    .values({ person_hash: personHash, operator_id: operatorId, kind, key_id: keyId, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
