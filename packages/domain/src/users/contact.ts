import { tidyBlanks } from '../text/tidy-blanks.ts';
import { hasDanishLetters, parseEmail, type EmailFault } from './email-address.ts';
import { parsePhone } from './phone-number.ts';
import { parseReference, referenceMaxLength, type ReferenceFault } from './reference-text.ts';

/** What a form or a request gives as the contact details of a user; an empty text or null clears what is optional. */
export type ContactInput = {
  readonly email: string;
  readonly phone: string | null;
  readonly referenceText: string | null;
};

/** Contact details that keep every rule. */
export type Contact = {
  readonly email: string;
  readonly phone: string | null;
  readonly referenceText: string | null;
};

/** A field of the contact details. */
export type ContactField = keyof ContactInput;

/** Why a field of the contact details is refused. */
export type ContactFaultCode = EmailFault | 'phone-format' | 'reference-not-allowed' | ReferenceFault;

/** One remark on one field; `params` fill the sentence that the code stands for. */
export type ContactRemark<Code extends string> = {
  readonly field: ContactField;
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** The contact details when nothing is wrong, and all faults and warnings in the order of the fields. */
export type ContactCheck = {
  readonly contact: Contact | undefined;
  readonly faults: readonly ContactRemark<ContactFaultCode>[];
  readonly warnings: readonly ContactRemark<'email-danish-letters'>[];
};

/** What the rules depend on besides the input: whether the organisation uses reference texts, and the text the user has. */
export type ContactRules = { readonly referenceTextAllowed: boolean; readonly presentReferenceText: string | null };

/** Checks the contact details of a user who exists; a reference text from before the organisation gave them up may stay. */
export function checkContact(input: ContactInput, rules: ContactRules): ContactCheck {
  const faults: ContactRemark<ContactFaultCode>[] = [];
  const email = parseEmail(input.email);
  if (!email.ok) faults.push({ field: 'email', code: email.fault });
  const phone = isGiven(input.phone) ? parsePhone(input.phone) : undefined;
  if (phone?.ok === false) faults.push({ field: 'phone', code: phone.fault });
  const reference = isGiven(input.referenceText) ? parseReference(input.referenceText) : undefined;
  if (reference?.ok === false) {
    const params = reference.fault === 'reference-too-long' ? { params: { most: referenceMaxLength } } : {};
    faults.push({ field: 'referenceText', code: reference.fault, ...params });
  }
  const referenceText = reference?.ok === true ? reference.value : null;
  if (referenceText !== null && referenceText !== rules.presentReferenceText && !rules.referenceTextAllowed) {
    faults.push({ field: 'referenceText', code: 'reference-not-allowed' });
  }
  if (!email.ok || faults.length > 0) return { contact: undefined, faults, warnings: [] };
  const contact = { email: email.value, phone: phone?.ok === true ? phone.value : null, referenceText };
  const warnings = hasDanishLetters(email.value) ? [{ field: 'email', code: 'email-danish-letters' } as const] : [];
  return { contact, faults, warnings };
}

function isGiven(text: string | null): text is string {
  return text !== null && tidyBlanks(text) !== '';
}
