import { sql } from 'kysely';
import { foldText } from '@tillid/domain/users/person-name';
import type { Tx } from '../../platform/db/work.ts';

/** Somebody who has an address. */
export type EmailUse = { readonly userId: string; readonly firstName: string; readonly lastName: string };

// An address is in few texts besides its own, so more hits than this are addresses that many share.
const mostHits = 50;

/** Users whose e-mail address is this one, whatever the case of its letters; found as the search of the list finds them. */
export async function listUsersOfEmail(tx: Tx, email: string): Promise<EmailUse[]> {
  const word = foldText(email);
  // The database takes no text with a NUL in it.
  if (!word.includes('@') || /\p{Cc}/u.test(email)) return [];
  const { rows } = await sql<EmailUse>`
    select id as "userId", first_name as "firstName", last_name as "lastName" from business_user
    where organisation_id = ${tx.scope.organisationId}::uuid and lower(email) = lower(${email})
      and id = any(array(select search_users(${[word]}::text[], null, null, false, ${mostHits})))
    order by full_name collate "da-x-icu", id`.execute(tx.db);
  return rows;
}
