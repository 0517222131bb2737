import { writeDay } from '@tillid/domain/users/date-of-birth';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type { editDraft, readUser } from '@tillid/contract/users';
import type { AuthenticatorChoice } from '@tillid/domain/authenticators/authenticator-kind';
import {
  checkUserDraft,
  type FieldFault,
  type UserDraftCheck,
  type UserDraftRules,
} from '@tillid/domain/users/user-draft';
import { formatPhone } from '@tillid/domain/users/phone-number';
import type { FieldPath } from 'react-hook-form';
import { unitFieldNames } from '../organisation-data/unit-values.ts';

export type ImportedProfile = ReplyOf<typeof readUser>;

/** The CPR number that is there, another one, or a date of birth alone; changed and chosen as one, since no part means anything alone. */
export type BirthValues = {
  readonly identity: 'keep' | 'cpr' | 'date';
  readonly cpr: string;
  readonly dateOfBirth: string;
};

/** What the form of an imported user holds; a choice that is not made is ''. */
export type DraftValues = {
  readonly firstName: string;
  readonly lastName: string;
  readonly birth: BirthValues;
  readonly email: string;
  readonly phone: string;
  readonly anonymous: boolean;
  readonly referenceText: string;
  readonly targetLevel: 'substantial' | 'high';
  readonly productionUnitId: string;
  readonly seNumberId: string;
  readonly invoicingMethodId: string;
  readonly authenticator: AuthenticatorChoice | '';
  readonly authenticatorLimit: number;
};

/** A field of the form, in the order in which the error summary names them. */
export const draftFieldOrder = [
  'firstName',
  'lastName',
  'birth.cpr',
  'birth.dateOfBirth',
  'email',
  'phone',
  'referenceText',
  'targetLevel',
  'anonymous',
  'productionUnitId',
  'seNumberId',
  'invoicingMethodId',
  'authenticator',
  'authenticatorLimit',
] as const satisfies readonly FieldPath<DraftValues>[];

export type DraftValueField = (typeof draftFieldOrder)[number];

/** What two people may change at the same time, in the order of the form. */
export const draftParts = [
  'firstName',
  'lastName',
  'birth',
  'email',
  'phone',
  'referenceText',
  'targetLevel',
  'anonymous',
  ...unitFieldNames,
  'authenticator',
  'authenticatorLimit',
] as const satisfies readonly (keyof DraftValues)[];

export type DraftPart = (typeof draftParts)[number];

/** The field that the API and the rules know by a name. */
export function draftFieldOf(name: string): DraftValueField | undefined {
  return draftFieldOrder.find((field) => field === name || field === `birth.${name}`);
}

/** What somebody else has changed of a user without the form holding its value: the CPR number is known by its mask alone. */
export function unseenParts(seen: ImportedProfile, theirs: ImportedProfile): readonly DraftPart[] {
  return seen.maskedCpr === theirs.maskedCpr ? [] : ['birth'];
}

/** The form filled in with what is known of the user. */
export function valuesOf(user: ImportedProfile): DraftValues {
  const hasCpr = user.maskedCpr !== null;
  return {
    firstName: user.firstName,
    lastName: user.lastName,
    birth: {
      identity: hasCpr ? 'keep' : 'date',
      cpr: '',
      dateOfBirth: hasCpr ? '' : writeDay(user.dateOfBirth),
    },
    email: user.email,
    phone: user.phone === null ? '' : formatPhone(user.phone),
    anonymous: user.anonymous,
    referenceText: user.referenceText ?? '',
    targetLevel: user.targetLevel,
    productionUnitId: user.productionUnit?.productionUnitId ?? '',
    seNumberId: user.seNumber?.seNumberId ?? '',
    invoicingMethodId: user.invoicingMethod?.invoicingMethodId ?? '',
    authenticator: user.authenticator ?? '',
    authenticatorLimit: user.authenticatorLimit,
  };
}

/** The form as the API takes it. */
export function draftBodyOf(values: DraftValues): BodyOf<typeof editDraft> {
  const { firstName, lastName, email, anonymous, targetLevel, authenticatorLimit } = values;
  const { identity, cpr, dateOfBirth } = values.birth;
  return {
    firstName,
    lastName,
    email,
    anonymous,
    targetLevel,
    authenticatorLimit,
    keepCpr: identity === 'keep',
    cpr: identity === 'cpr' ? cpr : null,
    dateOfBirth: identity === 'date' ? dateOfBirth : null,
    phone: values.phone || null,
    referenceText: values.referenceText || null,
    productionUnitId: values.productionUnitId || null,
    seNumberId: values.seNumberId || null,
    invoicingMethodId: values.invoicingMethodId || null,
    authenticator: values.authenticator || null,
  };
}

/** Judges the form by the rules of the domain; a CPR number that is kept was judged when it came. */
export function checkValues(values: DraftValues, user: ImportedProfile, rules: UserDraftRules): UserDraftCheck {
  const { identity, cpr, dateOfBirth } = values.birth;
  const birth = {
    keep: { cpr: '', dateOfBirth: user.dateOfBirth },
    cpr: { cpr, dateOfBirth: '' },
    date: { cpr: '', dateOfBirth },
  }[identity];
  const check = checkUserDraft({ ...values, ...birth }, rules);
  return identity === 'date' ? { ...check, faults: check.faults.map(atDate) } : check;
}

function atDate<F extends FieldFault>(fault: F): F {
  return fault.code === 'cpr-or-date-missing' ? { ...fault, field: 'dateOfBirth' } : fault;
}
