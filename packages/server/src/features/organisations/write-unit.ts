import { sql } from 'kysely';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { mostUnits, parseUnitName, parseUnitNumber, type UnitKind } from '@tillid/domain/organisations/unit';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record, type Change } from '../../platform/history/record.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import { findDefaultInvoicingMethod, lockUnits, unitPlaces, type UnitRow } from './unit-store.ts';

/** A unit to be registered: its number and its name. */
export type NewUnit = { readonly number: string; readonly name: string };

/** Registers a unit with its event; gives its id. The first invoicing method is the default one. */
export async function addUnit(tx: Tx, kind: UnitKind, unit: NewUnit): Promise<string> {
  const { number, name } = acceptUnit(kind, unit);
  await lockUnits(tx);
  await refuseTaken(tx, kind, number);
  const { organisationId, now } = tx.scope;
  const { table, number: numberColumn } = unitPlaces[kind];
  const isDefault = kind === 'invoicing-method' && (await findDefaultInvoicingMethod(tx)) === undefined;
  const columns = { organisation_id: organisationId, id: newId(now), version: 1, [numberColumn]: number, name };
  const row = isDefault ? { ...columns, is_default: true } : columns;
  await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(row))})`.execute(tx.db);
  await record(tx, {
    kind: `${kind}.added`,
    entityType: kind,
    entityId: columns.id,
    version: 1,
    changes: {
      [numberColumn]: { to: number },
      name: { to: name },
      ...(isDefault ? { isDefault: { to: 'true' } } : {}),
    },
  });
  return columns.id;
}

/** What becomes of a locked unit, and the event that tells it. */
export type UnitChange = {
  readonly set: Partial<Pick<UnitRow, 'name' | 'being_removed' | 'is_default'>>;
  readonly kind: EventKind;
  readonly changes: Readonly<Record<string, Change>>;
};

/** Changes a locked unit with its event. */
export async function changeUnit(tx: Tx, unit: UnitRow, { set, kind, changes }: UnitChange): Promise<void> {
  const assignments = Object.entries(set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const version = unit.version + 1;
  await sql`update ${sql.table(unitPlaces[unit.kind].table)} set version = ${version}, ${sql.join(assignments)}
    where organisation_id = ${tx.scope.organisationId} and id = ${unit.id}`.execute(tx.db);
  await record(tx, { kind, entityType: unit.kind, entityId: unit.id, version, changes });
}

/** Deletes a locked unit that no user has any more, with its event, which keeps number and name for the history of users. */
export async function deleteUnit(tx: Tx, unit: UnitRow): Promise<void> {
  const { table, number } = unitPlaces[unit.kind];
  await sql`delete from ${sql.table(table)}
    where organisation_id = ${tx.scope.organisationId} and id = ${unit.id}`.execute(tx.db);
  await record(tx, {
    kind: `${unit.kind}.removed`,
    entityType: unit.kind,
    entityId: unit.id,
    version: unit.version + 1,
    changes: { [number]: { from: unit.number }, name: { from: unit.name } },
  });
}

function acceptUnit(kind: UnitKind, unit: NewUnit): NewUnit {
  const read = { number: parseUnitNumber(kind, unit.number), name: parseUnitName(unit.name) };
  if (read.number.ok && read.name.ok) return { number: read.number.value, name: read.name.value };
  const errors = Object.entries(read).flatMap(([field, { ok, ...result }]) =>
    ok || !('fault' in result) ? [] : [{ pointer: `/${field}`, code: result.fault }],
  );
  throw new Problem('validation-failed', { errors });
}

/** Says which unit has the number already. */
async function refuseTaken(tx: Tx, kind: UnitKind, number: string): Promise<void> {
  const { rows } = await sql<{ name: string | null; count: number }>`
    select max(name) filter (where number = ${number}) as name, count(*)::int as count from organisation_unit
    where organisation_id = ${tx.scope.organisationId} and kind = ${sql.lit(kind)}`.execute(tx.db);
  const [found] = rows;
  if (found?.name != null) {
    const error = { pointer: '/number', code: 'number-taken', params: { name: found.name } };
    throw new Problem('conflict', { errors: [error] });
  }
  if ((found?.count ?? 0) >= mostUnits) throw ruleBroken('units-too-many', { most: mostUnits });
}
