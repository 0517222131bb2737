import { Temporal } from 'temporal-polyfill';
import { pageByName } from '@tillid/server/features/users/index';
import { asOrganisationId, type Scope } from '@tillid/server/platform/db/scope';
import type { BenchDatabase } from '../harness/database.ts';

/** A place in the list: its name and id, and the cursor that the API knows it by. */
export type Place = { readonly name: string; readonly id: string; readonly cursor: string };

/** A unit of work's scope, as a request has it. */
export function scopeOf(organisationId: string): Scope {
  return {
    organisationId: asOrganisationId(organisationId),
    actor: { kind: 'system' },
    requestId: 'bench',
    now: Temporal.Now.instant(),
  };
}

/** Places spread evenly over an organisation's users by name, as if somebody had paged there. */
export async function findPlaces(database: BenchDatabase, organisationId: string, count: number): Promise<Place[]> {
  const rows = await database.query<{ id: string; full_name: string }>(
    `select id, full_name from (
       select id, full_name, row_number() over (order by full_name collate "da-x-icu", id) as n, count(*) over () as total
       from business_user where organisation_id = $1) u
     where n % greatest(total / $2, 1) = 0 order by n limit $2`,
    [organisationId, count],
  );
  return await database.work(scopeOf(organisationId), async (tx) => {
    const keys = await database.keyring.ofOrganisation(tx);
    return await Promise.all(
      rows.map(async (row) => ({ name: row.full_name, id: row.id, cursor: await cursorAt(keys, row) })),
    );
  });
}

type Keys = Parameters<typeof pageByName>[0];

/** The cursor after a row, made by the list itself from a page that ends with it. */
async function cursorAt(keys: Keys, row: { id: string; full_name: string }): Promise<string> {
  const page = await pageByName(keys, {}, () => Promise.resolve(Array.from({ length: 26 }, () => row)));
  if (page.next === null) throw new Error('a full page has a next one');
  return page.next;
}
