import { sql } from 'kysely';
import { unitKinds } from '@tillid/domain/organisations/unit';
import type { Tx } from '../../platform/db/work.ts';

/** What a unit is called where one line has to do: number and name. */
export function unitLabel({ number, name }: { readonly number: string; readonly name: string }): string {
  return `${number} ${name}`;
}

/** What units are called, by id; one that was removed is called what it was then. */
export async function findUnitLabels(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const units = await tx.db
    .selectFrom('organisation_unit')
    .select(['id', 'number', 'name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const labels = new Map(units.map((unit) => [unit.id, unitLabel(unit)]));
  const absent = ids.filter((id) => !labels.has(id));
  return absent.length === 0 ? labels : new Map([...labels, ...(await findRemovedLabels(tx, absent))]);
}

type Removal = { readonly [Field in 'number' | 'ean' | 'name']?: { readonly from?: string } };

async function findRemovedLabels(tx: Tx, ids: readonly string[]): Promise<[string, string][]> {
  const events = await tx.db
    .selectFrom('history_event')
    .select(['entity_id', 'values'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('entity_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(
      'kind',
      'in',
      unitKinds.map((kind) => `${kind}.removed`),
    )
    .execute();
  return events.map((event) => {
    const { number, ean, name } = JSON.parse(event.values ?? '{}') as Removal;
    return [event.entity_id, unitLabel({ number: number?.from ?? ean?.from ?? '', name: name?.from ?? '' })];
  });
}
