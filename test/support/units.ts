import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import { readBody } from './answers.ts';
import type { Answer, Client } from './client.ts';
import type { TestServer } from './server.ts';

/** A unit as the API tells it. */
export type Unit = ReplyOf<typeof contract.addUnit>;
/** A page of units. */
export type UnitPage = ReplyOf<typeof contract.listUnits>;

/** Where units are. */
export const units = '/api/v1/units';

let made = 100;

/** A number of a kind that no unit of the tests has yet. */
export function newUnitNumber(kind: UnitKind): string {
  made += 1;
  if (kind === 'production-unit') return `19${String(made).padStart(8, '0')}`;
  if (kind === 'se-number') return `9${String(made).padStart(7, '0')}`;
  const first = `579${String(made).padStart(9, '0')}`;
  const sum = Array.from(first).reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${first}${(10 - (sum % 10)) % 10}`;
}

/** Asks to register a unit. */
export function askToAdd(client: Client, parts: Partial<BodyOf<typeof contract.addUnit>> = {}): Promise<Answer> {
  const kind = parts.kind ?? 'production-unit';
  return client.post(units, { kind, number: newUnitNumber(kind), name: 'Et hus', confirmedNumber: true, ...parts });
}

/** Registers a unit. */
export async function addUnitBy(client: Client, parts: Partial<BodyOf<typeof contract.addUnit>> = {}): Promise<Unit> {
  return readBody<Unit>(await askToAdd(client, parts), 201);
}

/** The units of a kind, the first page of them. */
export async function listUnitsBy(client: Client, kind: UnitKind, search = ''): Promise<UnitPage> {
  const query = new URLSearchParams({ kind, search });
  return readBody<UnitPage>(await client.get(`${units}?${query}`), 200);
}

const columnOf = {
  'production-unit': 'production_unit_id',
  'se-number': 'se_number_id',
  'invoicing-method': 'invoicing_method_id',
} as const;

/** Makes many active users of an organisation who have one unit, behind the history's back. */
export async function makeUsersOf(
  server: TestServer,
  unit: Pick<Unit, 'unitId' | 'kind'>,
  count: number,
  organisationId = server.organisation.organisationId,
): Promise<void> {
  await server.query(`begin; set local session_replication_role = replica;
    insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, date_of_birth, anonymous,
      target_level, ${columnOf[unit.kind]}, created_at)
    select '${organisationId}', gen_random_uuid(), 1, 'active', 'Xenia', 'Flyttenborg ' || n, 'xenia flyttenborg ' || n,
      'xenia' || n || '@example.test', '1980-01-01', false, 'substantial', '${unit.unitId}', '2026-01-01T00:00:00Z'
    from generate_series(1, ${count}) as n; commit`);
}
