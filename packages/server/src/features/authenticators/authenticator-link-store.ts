import type { Selectable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { isToken } from '@tillid/domain/activation/activation-link';
import { tokenHash } from '../../platform/crypto/keyed-hash.ts';
import type { AuthenticatorLinkTable } from '../../platform/db/global-tables.ts';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import { sendAlong, type Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';

/** How long what a link led to is told after it has run out. */
const keptDays = 30;

/** A link in a mail as it lies in the database; its token is known to nobody but the receiver. */
type LinkRow = Selectable<AuthenticatorLinkTable>;

/** Where a token leads: a user, and the scope of somebody unknown in that user's organisation. */
export type LinkPointer = { readonly userId: string; readonly isExpired: boolean; readonly scope: Scope };

/** Keeps a link that is about to be mailed. */
export function insertLink(
  tx: Tx,
  link: { readonly token: string; readonly userId: string; readonly expiresAt: Temporal.Instant },
): void {
  const inserted = tx.db.insertInto('authenticator_link').values({
    token_hash: tokenHash(link.token),
    organisation_id: tx.scope.organisationId,
    user_id: link.userId,
    sent_at: tx.scope.now.toString(),
    expires_at: link.expiresAt.toString(),
  });
  sendAlong(tx, inserted.execute());
}

/** The link that a user was mailed last. */
export function findLastLink(tx: Tx, userId: string): Promise<Pick<LinkRow, 'sent_at'> | undefined> {
  return tx.db
    .selectFrom('authenticator_link')
    .select('sent_at')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** When a user was mailed links, newest first, at most the newest ten. */
export async function listSendings(tx: Tx, userId: string): Promise<Temporal.Instant[]> {
  const rows = await tx.db
    .selectFrom('authenticator_link')
    .select('sent_at')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .orderBy('sent_at', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => Temporal.Instant.from(row.sent_at));
}

/** Finds whom a token leads to, across organisations; throws not-found. */
export async function findLinkPointer(
  platform: Platform,
  call: { readonly params: { readonly token: string }; readonly requestId: string; readonly now: Scope['now'] },
): Promise<LinkPointer> {
  const { token } = call.params;
  if (!isToken(token)) throw new Problem('not-found');
  const row = await platform.systemWork((tx) =>
    tx.db
      .selectFrom('authenticator_link')
      .select(['organisation_id', 'user_id', 'expires_at'])
      .where('token_hash', '=', tokenHash(token))
      .executeTakeFirst(),
  );
  if (row === undefined) throw new Problem('not-found');
  const { requestId, now } = call;
  return {
    userId: row.user_id,
    isExpired: Temporal.Instant.compare(Temporal.Instant.from(row.expires_at), now) <= 0,
    scope: { organisationId: asOrganisationId(row.organisation_id), actor: { kind: 'anonymous' }, requestId, now },
  };
}

/** Deletes links that ran out a month ago; gives how many. */
export async function deleteExpiredLinks(tx: Tx): Promise<number> {
  const deleted = await tx.db
    .deleteFrom('authenticator_link')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('expires_at', '<', tx.scope.now.subtract({ hours: keptDays * 24 }).toString())
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
