import { sql, type RawBuilder, type Selectable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { resendLimits, type ResendRefusal } from '@tillid/domain/activation/resend-limit';
import { tokenHash } from '../../platform/crypto/keyed-hash.ts';
import type { ActivationLinkTable } from '../../platform/db/tables/activation.ts';
import { sendAlong, type Tx } from '../../platform/db/work.ts';

/** A sent link as it lies in the database; its token is known to nobody but the receiver of the mail. */
export type LinkRow = Selectable<ActivationLinkTable>;

/** A link about to be sent. */
export type NewLink = {
  readonly id: string;
  readonly userId: string;
  readonly emailId: string;
  readonly token: string;
};

/** Writes links of many users with their pointers, in two statements that are not waited for; links sent before no longer hold. */
export function insertLinks(
  tx: Tx,
  links: readonly NewLink[],
  sending: { sentBy: string | null; expiresAt: Temporal.Instant },
): void {
  const { organisationId, now } = tx.scope;
  const ids = links.map((link) => link.id);
  const userIds = links.map((link) => link.userId);
  replaceLinks(tx, userIds);
  const inserted = sql`
    insert into activation_link (organisation_id, id, user_id, email_id, sent_by, sent_at, expires_at)
    select ${organisationId}::uuid, l.id, l.user_id, l.email_id, ${sending.sentBy}::uuid, ${now.toString()}::timestamptz,
      ${sending.expiresAt.toString()}::timestamptz
    from unnest(${ids}::uuid[], ${userIds}::uuid[], ${links.map((link) => link.emailId)}::uuid[])
      as l(id, user_id, email_id)`;
  sendAlong(tx, inserted.execute(tx.db));
  const pointed = sql`
    insert into activation_pointer (token_hash, organisation_id, activation_link_id)
    select p.token_hash, ${organisationId}::uuid, p.id
    from unnest(${links.map((link) => tokenHash(link.token))}::bytea[], ${ids}::uuid[]) as p(token_hash, id)`;
  sendAlong(tx, pointed.execute(tx.db));
}

/** One link; undefined when absent. */
export function findLink(tx: Tx, linkId: string): Promise<LinkRow | undefined> {
  return tx.db
    .selectFrom('activation_link')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', linkId)
    .executeTakeFirst();
}

/** Marks a link as used. */
export async function useLink(tx: Tx, linkId: string): Promise<void> {
  await tx.db
    .updateTable('activation_link')
    .set({ used_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', linkId)
    .execute();
}

/** Writes down that somebody is told of a wrong person on a link. */
export async function noteWrongPersonMail(tx: Tx, linkId: string): Promise<void> {
  await tx.db
    .updateTable('activation_link')
    .set({ wrong_person_mailed_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', linkId)
    .execute();
}

/** Writes down why a link could not be used, and that it is told now. */
export async function noteUnusable(tx: Tx, linkId: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('activation_link')
    .set({ unusable_noted: reason, unusable_noted_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', linkId)
    .execute();
}

/** When links were sent again to a user, newest first, at most the newest ten; the first sending is not one of them. */
export async function listResendings(tx: Tx, userId: string): Promise<Temporal.Instant[]> {
  const rows = await tx.db
    .selectFrom('activation_link')
    .select('sent_at')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .orderBy('sent_at', 'desc')
    .limit(11)
    .execute();
  return rows.slice(0, -1).map((row) => Temporal.Instant.from(row.sent_at));
}

// An expired link is replaced too: that a newer e-mail was sent helps more than that the old one ran out.
function replaceLinks(tx: Tx, userIds: readonly string[]): void {
  const replaced = tx.db
    .updateTable('activation_link')
    .set({ replaced_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where(sql<boolean>`user_id = any(${userIds}::uuid[])`)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null);
  sendAlong(tx, replaced.execute());
}

/** When links were sent again to each of many users, newest first, at most the newest ten; nothing of whom nothing was sent. */
export async function listResendingsOf(
  tx: Tx,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Temporal.Instant[]>> {
  const { rows } = await sql<{ user_id: string; sent_at: string }>`
    select u.id as user_id, l.sent_at from unnest(${userIds}::uuid[]) as u(id)
      cross join lateral (${newestSendings(tx, sql`u.id`)}) as l order by u.id, l.sent_at desc`.execute(tx.db);
  const sendings = Map.groupBy(rows, (row) => row.user_id);
  return new Map(
    [...sendings].map(([userId, own]) => [userId, own.slice(0, -1).map((row) => Temporal.Instant.from(row.sent_at))]),
  );
}

/** Why no link can be sent again yet to a `business_user`, or null: `resendRefusal` of the rules, for conditions. */
export function refusedResending(tx: Tx): RawBuilder<ResendRefusal | null> {
  const { now } = tx.scope;
  const { pauseSeconds, mostInADay } = resendLimits;
  const at = (instant: Temporal.Instant) => sql`${instant.toString()}::timestamptz`;
  return sql`(select case
      when count(*) filter (where sent_at > ${at(now.subtract({ hours: 24 }))}) >= ${sql.lit(mostInADay)} then 'sent-too-often'
      when count(*) filter (where sent_at > ${at(now.subtract({ seconds: pauseSeconds }))}) > 0 then 'sent-just-now'
    end from (
      select sent_at, row_number() over (order by sent_at desc) as place, count(*) over () as sendings
      from (${newestSendings(tx, sql`business_user.id`)}) as newest) as sent
    where place < sendings and sent_at < ${at(now.add({ seconds: pauseSeconds }))})`;
}

/** The oldest of them is no resending, or one too many to matter. */
function newestSendings(tx: Tx, userId: RawBuilder<unknown>) {
  return sql`select sent_at from activation_link where organisation_id = ${tx.scope.organisationId}::uuid and user_id = ${userId}
    order by sent_at desc limit ${sql.lit(resendLimits.mostInADay + 1)}`;
}
