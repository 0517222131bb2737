import { sql } from 'kysely';
import { linkExpiry } from '@tillid/domain/activation/activation-link';
import type { UserRow } from '../../features/users/index.ts';
import { newToken, tokenHash } from '../../platform/crypto/keyed-hash.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { SystemTx, Tx } from '../../platform/db/work.ts';

/** The name of every synthetic organisation, before its CVR number. */
export const syntheticName = 'Syntetisk';

type SeededUser = { readonly row: UserRow; readonly personHash: Buffer | null };

/** Inserts users and the hashes by which they are found at sign-in. */
export async function insertSeededUsers(
  tx: Tx,
  users: readonly SeededUser[],
  parts: { personKeyId: string },
): Promise<void> {
  const column = <T>(read: (row: UserRow) => T) => users.map(({ row }) => read(row));
  const { organisationId, now } = tx.scope;
  await sql`
    insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, phone, date_of_birth,
      cpr_sealed, cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id, anonymous, target_level, registered_level, authenticator,
      created_at, activated_at)
    select ${organisationId}::uuid, u.id, 1, u.status, u.first_name, u.last_name, u.folded, u.email, u.phone, u.date_of_birth,
      u.cpr_sealed, u.cpr_hash, u.cpr_key_id, u.next_cpr_hash, u.next_cpr_key_id, false, 'substantial', u.level, 'private', ${now.toString()}::timestamptz, u.activated_at
    from unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.status)}::text[], ${column((row) => row.first_name)}::text[],
      ${column((row) => row.last_name)}::text[], ${column((row) => row.folded)}::text[], ${column((row) => row.email)}::text[],
      ${column((row) => row.phone)}::text[], ${column((row) => row.date_of_birth)}::date[],
      ${column((row) => row.cpr_sealed)}::bytea[], ${column((row) => row.cpr_hash)}::bytea[],
      ${column((row) => row.cpr_key_id)}::text[], ${column((row) => row.next_cpr_hash)}::bytea[],
      ${column((row) => row.next_cpr_key_id)}::text[], ${column((row) => row.registered_level)}::text[],
      ${column((row) => row.activated_at)}::timestamptz[])
      as u(id, status, first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed, cpr_hash, cpr_key_id, next_cpr_hash,
        next_cpr_key_id, level, activated_at)`.execute(tx.db);
  const withCpr = users.filter(({ personHash }) => personHash !== null);
  await sql`
    insert into sign_in_identity (person_hash, organisation_id, user_id, kind, key_id)
    select s.person_hash, ${organisationId}::uuid, s.user_id, 'cpr', ${parts.personKeyId}
    from unnest(${withCpr.map(({ personHash }) => personHash)}::bytea[], ${withCpr.map(({ row }) => row.id)}::uuid[])
      as s(person_hash, user_id)`.execute(tx.db);
}

/** Gives each user who was sent for activation the own eID to log in with, activated where the user is. */
export async function insertSeededAuthenticators(tx: Tx, users: readonly UserRow[]): Promise<void> {
  const { organisationId, now } = tx.scope;
  const at = now.toString();
  const given = users.filter((row) => row.status !== 'imported');
  await sql`
    insert into authenticator (organisation_id, id, user_id, kind, status, price, ordered_by_kind, ordered_at, delivered_at, activated_at)
    select ${organisationId}::uuid, a.id, a.user_id, 'private', case when a.activated_at is null then 'delivered' else 'activated' end, 0,
      'system', ${at}::timestamptz, ${at}::timestamptz, a.activated_at
    from unnest(${given.map(() => newId(now))}::uuid[], ${given.map((row) => row.id)}::uuid[],
      ${given.map((row) => row.activated_at)}::timestamptz[]) as a(id, user_id, activated_at)`.execute(tx.db);
}

/** Inserts an activation link for each of the users, as if its mail had been sent; nobody knows the tokens. */
export async function insertSeededLinks(tx: Tx, users: readonly UserRow[]): Promise<void> {
  if (users.length === 0) return;
  const { organisationId, now } = tx.scope;
  const ids = users.map(() => newId(now));
  await sql`
    insert into activation_link (organisation_id, id, user_id, sent_at, expires_at)
    select ${organisationId}::uuid, l.id, l.user_id, ${now.toString()}::timestamptz, ${linkExpiry(now).toString()}::timestamptz
    from unnest(${ids}::uuid[], ${users.map((row) => row.id)}::uuid[]) as l(id, user_id)`.execute(tx.db);
  await sql`
    insert into activation_pointer (token_hash, organisation_id, activation_link_id)
    select p.token_hash, ${organisationId}::uuid, p.id
    from unnest(${users.map(() => tokenHash(newToken()))}::bytea[], ${ids}::uuid[]) as p(token_hash, id)`.execute(
    tx.db,
  );
}

/** What the directory has already: the last synthetic CVR number, and whether an organisation is there whose number is no test number. */
export async function readDirectory(
  tx: SystemTx,
): Promise<{ lastCvr: string | undefined; hasRealOrganisation: boolean }> {
  const { rows } = await sql<{ last: string | null; real: boolean }>`
    select (select max(cvr) from organisation where name like ${`${syntheticName} %`}) as last,
      exists (select 1 from organisation where cvr not like '9%') as real`.execute(tx.db);
  return { lastCvr: rows[0]?.last ?? undefined, hasRealOrganisation: rows[0]?.real ?? false };
}
