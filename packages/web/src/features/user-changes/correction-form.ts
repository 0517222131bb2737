import type { BodyOf } from '@tillid/contract/endpoint';
import type { correctUser } from '@tillid/contract/user-changes';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { parseReason } from '@tillid/domain/users/correction-reason';
import { parseDateOfBirth, writeDay } from '@tillid/domain/users/date-of-birth';
import { parseName } from '@tillid/domain/users/person-name';
import type { UserProfile } from '../users/user-profile.ts';

/** What the form of a correction holds; an empty CPR number leaves what there is. */
export type CorrectionValues = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string;
  readonly dateOfBirth: string;
  readonly reason: string;
};
export type CorrectionField = keyof CorrectionValues;

/** The fields in the order of the form. */
export const correctionFields = [
  'firstName',
  'lastName',
  'cpr',
  'dateOfBirth',
  'reason',
] as const satisfies readonly CorrectionField[];

/** The user as the form begins. */
export function correctionOf(user: Pick<UserProfile, 'firstName' | 'lastName' | 'dateOfBirth'>): CorrectionValues {
  const dateOfBirth = writeDay(user.dateOfBirth);
  return { firstName: user.firstName, lastName: user.lastName, cpr: '', dateOfBirth, reason: '' };
}

/** Fields that somebody else has corrected without the form holding the value: the CPR number is known by its mask alone. */
export function unseenCorrections(
  seen: Pick<UserProfile, 'maskedCpr'>,
  theirs: Pick<UserProfile, 'maskedCpr'>,
): readonly CorrectionField[] {
  return seen.maskedCpr === theirs.maskedCpr ? [] : ['cpr'];
}

/** The form as the API takes it; a date of birth counts for a user without CPR number alone. */
export function correctionBody(values: CorrectionValues, hasCpr: boolean): BodyOf<typeof correctUser> {
  const { firstName, lastName, cpr, dateOfBirth, reason } = values;
  const byDate = !hasCpr && cpr.trim() === '';
  return { firstName, lastName, cpr: cpr.trim() || null, dateOfBirth: byDate ? dateOfBirth : null, reason };
}

/** What is wrong with the form, by field. */
export function checkCorrection(
  values: CorrectionValues,
  rules: { readonly hasCpr: boolean; readonly testNumbers: boolean; readonly today: string },
): Partial<Record<CorrectionField, string>> {
  const body = correctionBody(values, rules.hasCpr);
  const read = {
    firstName: parseName(body.firstName),
    lastName: parseName(body.lastName),
    cpr: body.cpr === null ? undefined : parseCpr(body.cpr, rules),
    dateOfBirth: body.dateOfBirth === null ? undefined : parseDateOfBirth(body.dateOfBirth, rules.today),
    reason: parseReason(body.reason),
  };
  const faults = correctionFields.flatMap((field) => {
    const result = read[field];
    return result === undefined || result.ok ? [] : [[field, result.fault] as const];
  });
  return Object.fromEntries(faults);
}

/** Whether the correction is one after which the user has to be proven anew. */
export function isIdentityCorrected(values: CorrectionValues, begun: CorrectionValues): boolean {
  return values.cpr.trim() !== '' || values.dateOfBirth.trim() !== begun.dateOfBirth;
}
