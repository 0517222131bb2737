import { sql } from 'kysely';
import type { EmailTable } from '../../platform/db/tables.ts';
import type { ActivationCodeTable, ActivationLinkTable } from '../../platform/db/tables/activation.ts';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';

/** The newest link of a user with the mail that carried it. */
export type NewestLink = Pick<Selectable<ActivationLinkTable>, 'sent_at' | 'expires_at' | 'used_at' | 'replaced_at'> & {
  readonly email_status: EmailTable['status'] | null;
  readonly email_at: string | null;
  readonly email_attempts: number | null;
  readonly email_failure: string | null;
};

/** The temporary code of a user. */
export type CodeRow = Pick<Selectable<ActivationCodeTable>, 'made_at' | 'expires_at' | 'used_at' | 'tries'>;

/** What lies of the activation of a user. */
export type ActivationRows = { readonly link: NewestLink | undefined; readonly code: CodeRow | undefined };

type Found = {
  readonly link_sent_at: string | null;
  readonly link_expires_at: string;
  readonly link_used_at: string | null;
  readonly link_replaced_at: string | null;
  readonly email_status: EmailTable['status'] | null;
  readonly email_at: string | null;
  readonly email_attempts: number | null;
  readonly email_failure: string | null;
  readonly code_made_at: string | null;
  readonly code_expires_at: string;
  readonly code_used_at: string | null;
  readonly code_tries: number;
};

/** The newest link, with its mail, and the temporary code of a user. */
export async function findActivationRows(tx: Tx, userId: string): Promise<ActivationRows> {
  const { organisationId } = tx.scope;
  const { rows } = await sql<Found>`
    select l.sent_at as link_sent_at, l.expires_at as link_expires_at, l.used_at as link_used_at,
      l.replaced_at as link_replaced_at, e.status as email_status, coalesce(e.ended_at, e.created_at) as email_at,
      e.attempts as email_attempts, e.failure as email_failure,
      c.made_at as code_made_at, c.expires_at as code_expires_at, c.used_at as code_used_at, c.tries as code_tries
    from (select ${userId}::uuid as user_id) u
    left join lateral (
      select * from activation_link l where l.organisation_id = ${organisationId} and l.user_id = u.user_id
      order by l.replaced_at is not null, l.sent_at desc, l.id desc limit 1) l on true
    left join email e on e.organisation_id = ${organisationId} and e.id = l.email_id
    left join activation_code c on c.organisation_id = ${organisationId} and c.user_id = u.user_id`.execute(tx.db);
  const [row] = rows;
  return row === undefined ? { link: undefined, code: undefined } : { link: linkOf(row), code: codeOf(row) };
}

type Open = Omit<NewestLink, keyof typeof noMail> & { readonly user_id: string; readonly tries: number | null };

const noMail = { email_status: null, email_at: null, email_attempts: null, email_failure: null };

/** The link that is not replaced and the temporary code of each of the users: what a page of the list needs, at half the price. */
export async function findOpenActivations(tx: Tx, userIds: readonly string[]): Promise<Map<string, ActivationRows>> {
  const { organisationId } = tx.scope;
  const { rows } = await sql<Open>`
    select user_id, sent_at, expires_at, used_at, replaced_at, null::integer as tries from activation_link
    where organisation_id = ${organisationId} and user_id = any(${userIds}::uuid[]) and replaced_at is null
    union all
    select user_id, made_at, expires_at, used_at, null, tries from activation_code
    where organisation_id = ${organisationId} and user_id = any(${userIds}::uuid[])`.execute(tx.db);
  const found = new Map<string, ActivationRows>();
  for (const { tries, ...row } of rows) {
    const { link, code } = found.get(row.user_id) ?? { link: undefined, code: undefined };
    const own =
      tries === null ? { link: { ...row, ...noMail }, code } : { link, code: { ...row, made_at: row.sent_at, tries } };
    found.set(row.user_id, own);
  }
  return found;
}

function linkOf(row: Found): NewestLink | undefined {
  if (row.link_sent_at === null) return undefined;
  return {
    sent_at: row.link_sent_at,
    expires_at: row.link_expires_at,
    used_at: row.link_used_at,
    replaced_at: row.link_replaced_at,
    email_status: row.email_status,
    email_at: row.email_at,
    email_attempts: row.email_attempts,
    email_failure: row.email_failure,
  };
}

function codeOf(row: Found): CodeRow | undefined {
  if (row.code_made_at === null) return undefined;
  return {
    made_at: row.code_made_at,
    expires_at: row.code_expires_at,
    used_at: row.code_used_at,
    tries: row.code_tries,
  };
}
