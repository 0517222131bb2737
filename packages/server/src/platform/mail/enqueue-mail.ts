import { newId } from '../db/new-id.ts';
import { sendAlong, type Tx } from '../db/work.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { enqueueJob, enqueueJobs } from '../jobs/jobs.ts';

/** A mail to be sent: the values of its sentences lie sealed until 30 days after delivery. */
export type Mail = {
  readonly template: string;
  readonly to: string;
  readonly userId: string | null;
  readonly language: 'da' | 'en';
  readonly params: Readonly<Record<string, string>>;
};

/** Puts mails into the outbox with their jobs, in this transaction; gives their ids in the same order. */
export async function enqueueMails(tx: Tx, keyring: Keyring, mails: readonly Mail[]): Promise<string[]> {
  if (mails.length === 0) return [];
  const { organisationId, now } = tx.scope;
  const keys = await keyring.ofOrganisation(tx);
  const rows = mails.map((mail) => {
    const id = newId(now);
    return {
      organisation_id: organisationId,
      id,
      user_id: mail.userId,
      template: mail.template,
      language: mail.language,
      sealed: keys.seal(JSON.stringify({ to: mail.to, params: mail.params }), mailContext(id)),
      status: 'queued' as const,
      failure: null,
      created_at: now.toString(),
      ended_at: null,
    };
  });
  sendAlong(tx, tx.db.insertInto('email').values(rows).execute());
  const ids = rows.map((row) => row.id);
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) await enqueueJob(tx, 'send-email', only);
  else await enqueueJobs(tx, 'send-email', ids);
  return ids;
}

/** What the sealed part of a mail is bound to. */
export function mailContext(id: string): string {
  return `email|${id}`;
}
