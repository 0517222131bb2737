import { sql } from 'kysely';
import type { ActivationCodeTable, ActivationLinkTable, EmailTable } from '../../platform/db/tables.ts';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';

/** The newest link of a user with the mail that carried it. */
export type NewestLink = Pick<
  Selectable<ActivationLinkTable>,
  'user_id' | 'sent_at' | 'expires_at' | 'used_at' | 'replaced_at'
> & {
  readonly email_status: EmailTable['status'] | null;
  readonly email_at: string | null;
};

/** The temporary code of a user. */
export type CodeRow = Pick<Selectable<ActivationCodeTable>, 'user_id' | 'made_at' | 'expires_at' | 'used_at' | 'tries'>;

/** The newest link of each of the users. */
export async function findNewestLinks(tx: Tx, userIds: readonly string[]): Promise<Map<string, NewestLink>> {
  const { rows } = await sql<NewestLink>`
    select distinct on (l.user_id) l.user_id, l.sent_at, l.expires_at, l.used_at, l.replaced_at,
      e.status as email_status, coalesce(e.ended_at, e.created_at) as email_at
    from activation_link l
    left join email e on e.organisation_id = l.organisation_id and e.id = l.email_id
    where l.organisation_id = ${tx.scope.organisationId} and l.user_id = any(${userIds}::uuid[])
    order by l.user_id, l.sent_at desc, l.id desc`.execute(tx.db);
  return new Map(rows.map((row) => [row.user_id, row]));
}

/** The temporary code of each of the users who has one. */
export async function findCodes(tx: Tx, userIds: readonly string[]): Promise<Map<string, CodeRow>> {
  const rows = await tx.db
    .selectFrom('activation_code')
    .select(['user_id', 'made_at', 'expires_at', 'used_at', 'tries'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.user_id, row]));
}
