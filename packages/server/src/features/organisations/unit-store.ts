import { parseEan } from '@tillid/domain/identifiers/ean';
import { parseProductionUnitNumber } from '@tillid/domain/identifiers/production-unit-number';
import { parseSeNumber } from '@tillid/domain/identifiers/se-number';
import type { Result } from '@tillid/domain/result';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';

/** A place or an administrative unit of an organisation: its number and its name. */
export type NewUnit = { readonly number: string; readonly name: string };
/** A way to be invoiced: its EAN number and its name. */
export type NewInvoicingMethod = { readonly ean: string; readonly name: string };

/** The production units of the organisation by name. */
export function listProductionUnits(tx: Tx) {
  return tx.db
    .selectFrom('production_unit')
    .select(['id as productionUnitId', 'number', 'name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('name', (order) => order.collate('da-x-icu'))
    .orderBy('number')
    .execute();
}

/** The SE numbers of the organisation by name. */
export function listSeNumbers(tx: Tx) {
  return tx.db
    .selectFrom('se_number')
    .select(['id as seNumberId', 'number', 'name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('name', (order) => order.collate('da-x-icu'))
    .orderBy('number')
    .execute();
}

/** The invoicing methods of the organisation by name. */
export function listInvoicingMethods(tx: Tx) {
  return tx.db
    .selectFrom('invoicing_method')
    .select(['id as invoicingMethodId', 'ean', 'name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('name', (order) => order.collate('da-x-icu'))
    .orderBy('ean')
    .execute();
}

/** Adds a production unit with its event; gives its id. */
export async function addProductionUnit(tx: Tx, unit: NewUnit): Promise<string> {
  const number = accepted('/number', parseProductionUnitNumber(unit.number));
  const row = newRow(tx, unit.name);
  await tx.db
    .insertInto('production_unit')
    .values({ ...row, number })
    .execute();
  const changes = { number: { to: number }, name: { to: unit.name } };
  await record(tx, {
    kind: 'production-unit.added',
    entityType: 'production-unit',
    entityId: row.id,
    version: 1,
    changes,
  });
  return row.id;
}

/** Adds an SE number with its event; gives its id. */
export async function addSeNumber(tx: Tx, unit: NewUnit): Promise<string> {
  const number = accepted('/number', parseSeNumber(unit.number));
  const row = newRow(tx, unit.name);
  await tx.db
    .insertInto('se_number')
    .values({ ...row, number })
    .execute();
  const changes = { number: { to: number }, name: { to: unit.name } };
  await record(tx, { kind: 'se-number.added', entityType: 'se-number', entityId: row.id, version: 1, changes });
  return row.id;
}

/** Adds an invoicing method with its event; gives its id. */
export async function addInvoicingMethod(tx: Tx, method: NewInvoicingMethod): Promise<string> {
  const ean = accepted('/ean', parseEan(method.ean));
  const row = newRow(tx, method.name);
  await tx.db
    .insertInto('invoicing_method')
    .values({ ...row, ean })
    .execute();
  const changes = { ean: { to: ean }, name: { to: method.name } };
  await record(tx, {
    kind: 'invoicing-method.added',
    entityType: 'invoicing-method',
    entityId: row.id,
    version: 1,
    changes,
  });
  return row.id;
}

function newRow(tx: Tx, name: string) {
  return { organisation_id: tx.scope.organisationId, id: newId(tx.scope.now), version: 1, name };
}

function accepted<T>(pointer: string, result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new Problem('validation-failed', { errors: [{ pointer, code: result.fault }] });
}
