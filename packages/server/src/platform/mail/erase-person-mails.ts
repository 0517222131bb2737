import { sql } from 'kysely';
import { byteaArray, uuidArray } from '../db/array-parameters.ts';
import type { OrganisationKeys } from '../crypto/keyring.ts';
import type { Tx } from '../db/work.ts';
import { mailContext } from './enqueue-mail.ts';

/** Whom mails are searched for: any text that tells of the person, and other users of whom the same may be told. */
export type PersonInMails = {
  readonly userId: string;
  readonly inText: (text: string) => boolean;
  readonly exceptUserIds: readonly string[];
};

type Kept = { id: string; user_id: string | null; status: 'queued' | 'sent' | 'failed'; sealed: Buffer };
type Content = { readonly to: string; readonly params: Readonly<Record<string, string>> };

const mailsAtOnce = 1_000;

/**
 * Takes a person out of the mails that are kept: empties those to the person and those in which the person is named. A mail to somebody
 * else that still waits goes without the name of who sent it; one that is about the person does not go any more.
 */
export async function erasePersonMails(tx: Tx, keys: OrganisationKeys, person: PersonInMails): Promise<void> {
  let mails: Kept[] = [];
  do {
    mails = await listKept(tx, mails.at(-1)?.id, person.exceptUserIds);
    const judged = mails.map((mail) => ({ mail, left: leftOf(keys, mail, person) }));
    const emptied = judged.filter(({ left }) => left === undefined).map(({ mail }) => mail.id);
    const reworded = judged.flatMap(({ mail, left }) =>
      left === undefined || left === mail.sealed ? [] : [{ id: mail.id, left }],
    );
    if (emptied.length > 0) await empty(tx, emptied);
    if (reworded.length > 0) await reword(tx, reworded);
  } while (mails.length === mailsAtOnce);
}

/** What is left of a mail, sealed: the same where the person is not in it, undefined where nothing can be left. */
function leftOf(keys: OrganisationKeys, mail: Kept, { userId, inText }: PersonInMails): Buffer | undefined {
  if (mail.user_id === userId) return undefined;
  const content = JSON.parse(keys.unseal(mail.sealed, mailContext(mail.id)).toString()) as Content;
  const isNamed = (params: Content['params']) => Object.values(params).some(inText);
  if (!isNamed(content.params)) return mail.sealed;
  if (mail.status !== 'queued') return undefined;
  const params = { ...content.params, ...(content.params['administrator'] === undefined ? {} : { administrator: '' }) };
  return isNamed(params) ? undefined : keys.seal(JSON.stringify({ ...content, params }), mailContext(mail.id));
}

function listKept(tx: Tx, after: string | undefined, exceptUserIds: readonly string[]): Promise<Kept[]> {
  return tx.db
    .selectFrom('email')
    .select(['id', 'user_id', 'status', 'sealed'])
    .$narrowType<{ sealed: Buffer }>()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('sealed', 'is not', null)
    .where((eb) => eb.or([eb('user_id', 'is', null), eb('user_id', '<>', sql<string>`all(${exceptUserIds}::uuid[])`)]))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(mailsAtOnce)
    .execute();
}

async function empty(tx: Tx, ids: readonly string[]): Promise<void> {
  const { organisationId, now } = tx.scope;
  await sql`
    update email set sealed = null,
      failure = case status when 'queued' then 'user-deleted' else failure end,
      ended_at = case status when 'queued' then ${now.toString()}::timestamptz else ended_at end,
      status = case status when 'queued' then 'failed' else status end
    where organisation_id = ${organisationId}::uuid and id = any(${uuidArray(ids)}::uuid[])`.execute(tx.db);
}

async function reword(tx: Tx, mails: readonly { id: string; left: Buffer }[]): Promise<void> {
  await sql`
    update email e set sealed = n.sealed
    from unnest(${uuidArray(mails.map((mail) => mail.id))}::uuid[], ${byteaArray(mails.map((mail) => mail.left))}::bytea[]) as n(id, sealed)
    where e.organisation_id = ${tx.scope.organisationId}::uuid and e.id = n.id`.execute(tx.db);
}
