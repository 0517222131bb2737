import { Temporal } from 'temporal-polyfill';
import { userStatuses, type UserStatus } from '@tillid/domain/users/user-status';
import { foldedText } from '@tillid/server/features/users/index';
import type { MigratedDatabase } from './migrated-database.ts';

/** A quarter of an hour after the Danish midnight, while it is still the day before in UTC. */
export const now = Temporal.Instant.from('2026-05-03T22:15:00Z');
/** The day in Denmark then. */
export const today = '2026-05-04';
/** The organisation of the people. */
export const organisationId = id(1);
/** What the people have. */
export const [units, seNumbers, methods] = [[id(21), id(22)], [id(31)], [id(41)]] as const;
/** Files that some of them came with. */
export const [anImport, anotherImport] = [id(51), id(52)] as const;

/** Somebody to be let through or not. */
export type Person = {
  readonly id: string;
  readonly status: UserStatus;
  readonly from: string | null;
  readonly to: string | null;
  readonly name: string;
  readonly reference: string | null;
  /** Chosen of whoever is imported, else what the user has; a chip besides of some, blocked of others. */
  readonly authenticator: 'private' | 'chip' | null;
  readonly unit: string | null;
  readonly se: string | null;
  readonly method: string | null;
  readonly anonymous: boolean;
  readonly importId: string | null;
  readonly activatedAt: string | null;
  readonly signedInAt: string | null;
  readonly createdAt: string;
  readonly link: {
    readonly expiresAt: string;
    readonly usedAt: string | null;
    readonly replacedAt: string | null;
  } | null;
  readonly code: { readonly expiresAt: string; readonly usedAt: string | null; readonly tries: number } | null;
};

/** When things happened. */
export const instants = [
  '2026-04-30T10:00:00Z',
  '2026-05-02T21:59:59Z',
  '2026-05-02T22:00:00Z',
  '2026-05-03T22:14:59Z',
  '2026-05-03T22:15:00Z',
  '2026-05-10T22:15:00Z',
  '2026-05-10T22:15:01Z',
  '2026-06-01T10:00:00Z',
] as const;
const days = ['2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'] as const;

/** People who differ in all that a filter can ask for. */
export const people: readonly Person[] = Array.from({ length: 400 }, (_, index) => personAt(index));

/** Puts the people into one organisation, and the first of them into another too, behind the application's back. */
export async function insertPeople(database: MigratedDatabase): Promise<void> {
  const others = id(2);
  await database.query(`
    set session_replication_role = replica;
    insert into organisation (id, cvr, name, kind, status, created_at) values
      ('${organisationId}', '90000001', 'Filter', 'company', 'active', '2020-01-01'), ('${others}', '90000002', 'Other', 'company', 'active', '2020-01-01')`);
  for (const person of people) await insertPerson(database, person, organisationId);
  await insertPerson(database, { ...personAt(0), id: id(9_000) }, others);
}

/** Every value of each part meets every value of the others, as numbers without a common divisor do. */
export function personAt(index: number): Person {
  const status = userStatuses[index % 4] ?? 'active';
  const maySleep = status === 'active' || status === 'deactivated';
  const [from, to] = [days[Math.floor(index / 4) % 5] ?? null, days[Math.floor(index / 20) % 5] ?? null];
  // Nobody is written down as deactivated before the day comes.
  const hasPeriod = maySleep && from !== null && (to === null || to >= from) && (status === 'active' || from <= today);
  const past = (step: number) => (index % step === 0 ? (instants[index % 4] ?? null) : null);
  const isWaiting = status === 'pending-activation';
  const expiresAt = instants[Math.floor(index / 4) % instants.length] ?? instants[0];
  return {
    id: id(1_000 + index),
    status,
    from: hasPeriod ? from : null,
    to: hasPeriod ? to : null,
    name: index % 11 === 0 ? 'Åse 100% Ågård' : 'Bo Berg',
    reference: index % 10 === 0 ? 'Løn xq-7' : null,
    authenticator: ([null, 'private', 'chip'] as const)[index % 3] ?? null,
    unit: units[index % 3] ?? null,
    se: seNumbers[index % 5] ?? null,
    method: methods[index % 7] ?? null,
    anonymous: index % 9 === 0,
    importId: [anImport, anotherImport][index % 13] ?? null,
    activatedAt: maySleep ? instants[0] : past(2),
    signedInAt: past(3),
    createdAt: instants[index % 4] ?? instants[0],
    link: isWaiting && index % 3 > 0 ? { expiresAt, usedAt: past(5), replacedAt: past(7) } : null,
    code: isWaiting && index % 3 !== 1 ? { expiresAt, usedAt: past(5), tries: [0, 9, 10][index % 3] ?? 0 } : null,
  };
}

async function insertPerson(database: MigratedDatabase, person: Person, organisation: string): Promise<void> {
  const [first = '', ...rest] = person.name.split(' ');
  const names = {
    first_name: first,
    last_name: rest.join(' '),
    email: `${person.id.slice(-4)}@example.test`,
    reference_text: person.reference,
  };
  const values = [
    organisation,
    person.id,
    person.status,
    names.first_name,
    names.last_name,
    foldedText(names),
    names.email,
    names.reference_text,
    person.anonymous,
    person.authenticator,
    person.unit,
    person.se,
    person.method,
    person.importId,
    person.createdAt,
    person.activatedAt,
    person.signedInAt,
    person.from,
    person.to,
  ];
  await database.query(
    `insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, reference_text, date_of_birth, anonymous,
      target_level, authenticator, production_unit_id, se_number_id, invoicing_method_id, import_id, created_at, activated_at,
      last_sign_in_at, deactivated_from, deactivated_to)
     values ($1, $2, 1, $3, $4, $5, $6, $7, $8, '1970-01-01', $9, 'high', $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    values,
  );
  if (person.status !== 'imported' && person.authenticator !== null)
    await insertAuthenticator(database, organisation, person);
  if (person.link !== null)
    await database.query(
      `insert into activation_link (organisation_id, id, user_id, sent_at, expires_at, used_at, replaced_at) values ($1, $2, $2, $3, $3, $4, $5)`,
      [organisation, person.id, person.link.expiresAt, person.link.usedAt, person.link.replacedAt],
    );
  if (person.code !== null)
    await database.query(
      `insert into activation_code (organisation_id, id, user_id, code_hash, made_at, expires_at, used_at, tries) values ($1, $2, $2, '', $3, $3, $4, $5)`,
      [organisation, person.id, person.code.expiresAt, person.code.usedAt, person.code.tries],
    );
}

async function insertAuthenticator(
  database: MigratedDatabase,
  organisation: string,
  { id: userId, authenticator }: Person,
): Promise<void> {
  const [kind, means] = authenticator === 'private' ? ['private', null] : ['separate', authenticator];
  await database.query(
    `insert into authenticator (organisation_id, id, user_id, kind, means, status, price, ordered_by_kind, ordered_at, blocked_at, blocked_reason)
     values ($1, $2, $2, $3, $4, 'activated', 0, 'system', $5, null, null),
       ($1, gen_random_uuid(), $2, 'separate', 'app', 'blocked', 0, 'system', $5, $5, 'lost')`,
    [organisation, userId, kind, means, instants[0]],
  );
}

function id(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
