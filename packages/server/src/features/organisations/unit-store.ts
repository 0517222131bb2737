import { sql, type Selectable } from 'kysely';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import type { OrganisationUnitView } from '../../platform/db/tables/units.ts';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';

/** A unit of an organisation as it lies in the database, whatever its kind. */
export type UnitRow = Omit<Selectable<OrganisationUnitView>, 'organisation_id' | 'folded'>;
/** A unit that a user can be associated with. */
export type RegisteredUnit = { readonly unitId: string; readonly kind: UnitKind };
/** The same by what people call it. */
export type CalledUnit = RegisteredUnit & { readonly number: string; readonly name: string };

/** Where the units of a kind lie, the column of a user that names one, and how history calls that. */
export const unitPlaces = {
  'production-unit': {
    table: 'production_unit',
    number: 'number',
    userColumn: 'production_unit_id',
    toldField: 'productionUnit',
  },
  'se-number': { table: 'se_number', number: 'number', userColumn: 'se_number_id', toldField: 'seNumber' },
  'invoicing-method': {
    table: 'invoicing_method',
    number: 'ean',
    userColumn: 'invoicing_method_id',
    toldField: 'invoicingMethod',
  },
} as const satisfies Readonly<
  Record<UnitKind, { table: string; number: string; userColumn: string; toldField: string }>
>;

/** The units of a kind that can be chosen, by name; what is being removed is none of them. */
export function listUnits(tx: Tx, kind: UnitKind): Promise<CalledUnit[]> {
  return selectUnits(tx)
    .select(['id as unitId', 'kind', 'number', 'name'])
    .where('kind', '=', sql.lit(kind))
    .where('being_removed', '=', false)
    .orderBy('name', (order) => order.collate('da-x-icu'))
    .orderBy('number')
    .execute();
}

/** Which of some ids are those of units that can be chosen, each with its kind. */
export function findRegisteredUnits(tx: Tx, ids: readonly string[]): Promise<RegisteredUnit[]> {
  return selectUnits(tx)
    .select(['id as unitId', 'kind'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('being_removed', '=', false)
    .execute();
}

/** One unit of whichever kind; throws not-found. */
export async function getUnit(tx: Tx, unitId: string): Promise<UnitRow> {
  const unit = await findUnit(tx, unitId);
  if (unit === undefined) throw new Problem('not-found');
  return unit;
}

/** One unit of whichever kind; undefined when absent. */
export function findUnit(tx: Tx, unitId: string): Promise<UnitRow | undefined> {
  return selectUnits(tx)
    .select(['id', 'kind', 'version', 'number', 'name', 'being_removed', 'is_default'])
    .where('id', '=', unitId)
    .executeTakeFirst();
}

/** Lets the units of the organisation be changed by one unit of work at a time; users can still be associated with them. */
export async function lockUnits(tx: Tx): Promise<void> {
  await tx.db
    .selectFrom('organisation_settings')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** One unit, which nobody else changes until this unit of work ends; throws not-found, and stale when `version` is given and no longer true. */
export async function lockUnit(tx: Tx, unitId: string, version?: number): Promise<UnitRow> {
  await lockUnits(tx);
  const unit = await getUnit(tx, unitId);
  if (version !== undefined && unit.version !== version) throw new Problem('stale');
  return unit;
}

/** Waits for whoever is just associating a user with a unit, and lets nobody do so any more until this unit of work ends. */
export async function closeUnit(tx: Tx, { kind, id }: Pick<UnitRow, 'kind' | 'id'>): Promise<void> {
  await sql`select from ${sql.table(unitPlaces[kind].table)}
    where organisation_id = ${tx.scope.organisationId} and id = ${id} for update`.execute(tx.db);
}

/** The invoicing method of whoever has none of the own; undefined where the organisation has none. */
export function findDefaultInvoicingMethod(tx: Tx): Promise<UnitRow | undefined> {
  return selectUnits(tx)
    .select(['id', 'kind', 'version', 'number', 'name', 'being_removed', 'is_default'])
    .where('kind', '=', sql.lit('invoicing-method'))
    .where('is_default', '=', true)
    .executeTakeFirst();
}

function selectUnits(tx: Tx) {
  return tx.db.selectFrom('organisation_unit').where('organisation_id', '=', tx.scope.organisationId);
}
