import type { BodyOf } from '@tillid/contract/endpoint';
import type { editContact } from '@tillid/contract/user-changes';
import { formatPhone } from '@tillid/domain/users/phone-number';
import type { UserProfile } from '../users/user-profile.ts';

/** What the form of the contact details holds. */
export type ContactValues = { readonly email: string; readonly phone: string; readonly referenceText: string };
export type ContactValueField = keyof ContactValues;

/** The fields in the order of the form. */
export const contactFields = ['email', 'phone', 'referenceText'] as const satisfies readonly ContactValueField[];

/** A field that two people have changed to something different. */
export type ContactConflict = { readonly field: ContactValueField; readonly yours: string; readonly theirs: string };

/** The contact details of a user as the form holds them. */
export function contactValuesOf(user: Pick<UserProfile, 'email' | 'phone' | 'referenceText'>): ContactValues {
  return {
    email: user.email,
    phone: user.phone === null ? '' : formatPhone(user.phone),
    referenceText: user.referenceText ?? '',
  };
}

/** The form as the API takes it. */
export function contactBody({ email, phone, referenceText }: ContactValues): BodyOf<typeof editContact> {
  return { email, phone: phone || null, referenceText: referenceText || null };
}

/** Puts together what two people have changed since the same beginning: each field that only one changed is that one's. */
export function mergeContact(
  base: ContactValues,
  yours: ContactValues,
  theirs: ContactValues,
): { readonly merged: ContactValues; readonly conflicts: readonly ContactConflict[] } {
  const isYours = (field: ContactValueField) => yours[field] !== base[field];
  const merged = Object.fromEntries(
    contactFields.map((field) => [field, isYours(field) ? yours[field] : theirs[field]]),
  ) as ContactValues;
  const conflicts = contactFields
    .filter((field) => isYours(field) && theirs[field] !== base[field] && theirs[field] !== yours[field])
    .map((field) => ({ field, yours: yours[field], theirs: theirs[field] }));
  return { merged, conflicts };
}
