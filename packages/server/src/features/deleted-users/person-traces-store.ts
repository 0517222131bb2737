import { sql } from 'kysely';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import type { PersonTraces } from '@tillid/domain/users/person-traces';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { findUserByCpr, listUsersNamed, openCpr, openDeletedName } from '../users/index.ts';
import type { DeletedUserRow } from './deleted-user-list-store.ts';

type Values = Readonly<Record<string, { readonly from?: string | null; readonly to?: string | null }>>;

/** What a deleted user was known by, from what was kept of the user and from what history tells: also names and addresses of before. */
export async function readTraces(tx: Tx, keyring: Keyring, row: DeletedUserRow): Promise<PersonTraces> {
  const told = await readTold(tx, row.id);
  const cpr = await openCpr(tx, keyring, row);
  const name = openDeletedName(await keyring.ofOrganisation(tx), row);
  const names = told('firstName').flatMap((first) => told('lastName').map((last) => `${first} ${last}`));
  return {
    userId: row.id,
    cpr: cpr?.reveal(),
    names: [...new Set([name, ...names])],
    emails: told('email'),
    birthDates: [...new Set([...told('dateOfBirth'), ...(cpr === undefined ? [] : [cpr.birthDate()])])],
  };
}

/** Every value that a field of a user ever had, as far as history tells. */
async function readTold(tx: Tx, userId: string): Promise<(field: string) => string[]> {
  const rows = await tx.db
    .selectFrom('history_event')
    .select('values')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('entity_id', '=', userId)
    .where('entity_type', '=', 'user')
    .where('values', 'is not', null)
    .where(sql<boolean>`changed_fields && array['firstName', 'lastName', 'email', 'dateOfBirth']`)
    .execute();
  const all = rows.map((row) => JSON.parse(row.values ?? '{}') as Values);
  return (field) => {
    const values = all.flatMap((changes) => [changes[field]?.from, changes[field]?.to]);
    return [...new Set(values.filter((value) => value !== undefined && value !== null))];
  };
}

/** Users that the same person is by now; without a CPR number those with the name and day of birth. */
export async function findAgain(tx: Tx, keyring: Keyring, { cpr, names, birthDates }: PersonTraces): Promise<string[]> {
  if (cpr === undefined) return await listUsersNamed(tx, names, birthDates);
  const number = parseCpr(cpr, { testNumbers: true });
  const user = number.ok ? await findUserByCpr(tx, keyring, number.value) : undefined;
  return user === undefined ? [] : [user.id];
}

/** API clients that name one of these people as whom to ask about them. */
export async function findContactOf(tx: Tx, isNamed: (text: string) => boolean): Promise<string | undefined> {
  const clients = await tx.db
    .selectFrom('api_client')
    .select(['name', 'contact_name', 'contact_email'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('deleted_at', 'is', null)
    .execute();
  return clients.find((client) => isNamed(client.contact_name) || isNamed(client.contact_email))?.name;
}
