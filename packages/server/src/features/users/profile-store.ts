import type { UserRoleTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { UserRow } from './user-store.ts';

/** What a user is associated with in the organisation, by number and name. */
export async function getAssociations(tx: Tx, user: UserRow) {
  if (user.production_unit_id === null && user.se_number_id === null && user.invoicing_method_id === null)
    return { productionUnit: null, seNumber: null, invoicingMethod: null };
  const row = await tx.db
    .selectFrom('business_user as u')
    .leftJoin('production_unit as p', (join) =>
      join.onRef('p.organisation_id', '=', 'u.organisation_id').onRef('p.id', '=', 'u.production_unit_id'),
    )
    .leftJoin('se_number as s', (join) =>
      join.onRef('s.organisation_id', '=', 'u.organisation_id').onRef('s.id', '=', 'u.se_number_id'),
    )
    .leftJoin('invoicing_method as i', (join) =>
      join.onRef('i.organisation_id', '=', 'u.organisation_id').onRef('i.id', '=', 'u.invoicing_method_id'),
    )
    .select(['p.id as unit_id', 'p.number as unit_number', 'p.name as unit_name'])
    .select(['s.id as se_id', 's.number as se_number', 's.name as se_name'])
    .select(['i.id as method_id', 'i.ean as method_ean', 'i.name as method_name'])
    .where('u.organisation_id', '=', tx.scope.organisationId)
    .where('u.id', '=', user.id)
    .executeTakeFirstOrThrow();
  const { unit_id, se_id, method_id } = row;
  return {
    productionUnit:
      unit_id === null ? null : { productionUnitId: unit_id, number: row.unit_number ?? '', name: row.unit_name ?? '' },
    seNumber: se_id === null ? null : { seNumberId: se_id, number: row.se_number ?? '', name: row.se_name ?? '' },
    invoicingMethod:
      method_id === null
        ? null
        : { invoicingMethodId: method_id, ean: row.method_ean ?? '', name: row.method_name ?? '' },
  };
}

/** The administrator roles that a user holds. */
export async function listRoles(tx: Tx, userId: string): Promise<UserRoleTable['role'][]> {
  const rows = await tx.db
    .selectFrom('user_role')
    .select('role')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .orderBy('role')
    .execute();
  return rows.map((row) => row.role);
}

/** The name that the eID gave at the newest proof of identity, where it differs from the administrator's (decision 30). */
export async function findEidName(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('identity_proofing')
    .select('eid_name')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.eid_name ?? null;
}
