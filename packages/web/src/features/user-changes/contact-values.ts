import type { BodyOf } from '@tillid/contract/endpoint';
import type { editContact } from '@tillid/contract/user-changes';
import { formatPhone } from '@tillid/domain/users/phone-number';
import type { UserProfile } from '../users/user-profile.ts';

/** What the form of the contact details holds. */
export type ContactValues = { readonly email: string; readonly phone: string; readonly referenceText: string };
export type ContactValueField = keyof ContactValues;

/** The fields in the order of the form. */
export const contactFields = ['email', 'phone', 'referenceText'] as const satisfies readonly ContactValueField[];

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
