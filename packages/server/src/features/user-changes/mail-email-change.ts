import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { enqueueMails } from '../../platform/mail/enqueue-mail.ts';
import type { EmailChangedMailParams } from '../mails/index.ts';
import { getOrganisation, readSettings } from '../organisations/index.ts';
import { findUser, type UserRow } from '../users/index.ts';

/** Tells the former and the new address that a user's e-mail address was changed. */
export async function mailEmailChange(
  tx: Tx,
  keyring: Keyring,
  { before, after }: { before: UserRow; after: UserRow },
): Promise<void> {
  const { name: organisation } = await getOrganisation(tx);
  const { language } = await readSettings(tx);
  const params: EmailChangedMailParams = {
    firstName: after.first_name,
    organisation,
    administrator: await readActorName(tx),
    from: before.email,
    to: after.email,
    at: tx.scope.now.toString(),
  };
  // One that was mistyped can be a stranger's mailbox: each address reads of the other only how it begins.
  await enqueueMails(tx, keyring, [
    mailTo(before.email, { ...params, to: shortened(after.email) }),
    mailTo(after.email, { ...params, from: shortened(before.email) }),
  ]);

  function mailTo(to: string, values: EmailChangedMailParams) {
    return { template: 'email-changed', to, userId: after.id, language, params: values };
  }
}

/** The name of the person who acts; empty for a program. */
export async function readActorName(tx: Tx): Promise<string> {
  const { actor } = tx.scope;
  const user = actor.kind === 'user' ? await findUser(tx, actor.id) : undefined;
  return user === undefined ? '' : `${user.first_name} ${user.last_name}`;
}

function shortened(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
