import type { BodyOf } from '@tillid/contract/endpoint';
import type { findPerson } from '@tillid/contract/users';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { parseDateOfBirth } from '@tillid/domain/users/date-of-birth';
import { parseName } from '@tillid/domain/users/person-name';
import type { DraftForm } from './draft-form.ts';

export type PersonQuery = BodyOf<typeof findPerson>;

/** Whom the form is about, as far as somebody can be found by it: by a whole CPR number, else by name and date of birth. */
export function personQuery(
  form: Pick<DraftForm, 'identifiedBy' | 'cpr' | 'dateOfBirth' | 'firstName' | 'lastName'>,
  rules: { readonly testNumbers: boolean; readonly today: string },
): PersonQuery | undefined {
  const { firstName, lastName } = form;
  if (form.identifiedBy === 'cpr') {
    return parseCpr(form.cpr, rules).ok ? { cpr: form.cpr, firstName, lastName, dateOfBirth: null } : undefined;
  }
  const isWhole =
    parseName(firstName).ok && parseName(lastName).ok && parseDateOfBirth(form.dateOfBirth, rules.today).ok;
  return isWhole ? { cpr: null, firstName, lastName, dateOfBirth: form.dateOfBirth } : undefined;
}
