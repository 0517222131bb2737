import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import { checkContact, type Contact } from '@tillid/domain/users/contact';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { changesBetween, lockUser, readProfile, refuseForbidden, updateUser, type UserRow } from '../users/index.ts';
import { mailEmailChange } from './mail-email-change.ts';

/** Changes how a user is reached. Both addresses are told of another e-mail address, so that nobody is taken over unseen. */
export function editContact(platform: Platform) {
  const { keyring } = platform;
  return (call: Call<typeof contract.editContact>): Promise<ReplyOf<typeof contract.editContact>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      refuseForbidden('edit-contact', user, call.caller);
      const contact = await acceptContact(tx, call.body, user);
      const changes = { email: contact.email, phone: contact.phone, reference_text: contact.referenceText };
      if (Object.keys(changesBetween(user, { ...user, ...changes })).length === 0)
        return await readProfile(tx, keyring, call.caller, user);
      const edited = await updateUser(tx, user, changes, 'user.contact-edited');
      if (edited.email !== user.email) await mailEmailChange(tx, keyring, { before: user, after: edited });
      await announce(tx, { kind: 'users', id: user.id });
      return await readProfile(tx, keyring, call.caller, edited);
    });
}

async function acceptContact(tx: Tx, body: BodyOf<typeof contract.editContact>, user: UserRow): Promise<Contact> {
  const { referenceTextAllowed } = await readSettings(tx);
  const { contact, faults } = checkContact(body, { referenceTextAllowed, presentReferenceText: user.reference_text });
  const errors = faults.map(({ field, ...fault }) => ({ pointer: `/${field}`, ...fault }));
  if (contact === undefined) throw new Problem('validation-failed', { errors });
  return contact;
}
