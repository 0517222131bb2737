import type { BodyOf } from '@tillid/contract/endpoint';
import type { createUser } from '@tillid/contract/users';
import type { UnitField } from '@tillid/domain/users/user-units';
import { defaultSettings } from '@tillid/domain/organisations/organisation-settings';
import {
  checkUserDraft,
  type FieldFault,
  type UserDraftCheck,
  type UserDraftInput,
  type UserDraftRules,
} from '@tillid/domain/users/user-draft';
import { ordersIn, type OrderCounts } from '../authenticators/order-form.ts';
import { serverNow } from '../../api/server-clock.ts';
import type { SignedIn } from '../../api/session.ts';
import { noUnitValues, unitFieldNames, unitIds, type UnitValues } from '../organisation-data/unit-values.ts';

/** What the form holds; `identifiedBy` tells which of the two, CPR number or date of birth, is asked for. */
export type DraftForm = {
  readonly firstName: string;
  readonly lastName: string;
  readonly identifiedBy: 'cpr' | 'date';
  readonly cpr: string;
  readonly dateOfBirth: string;
  readonly email: string;
  readonly phone: string;
  readonly anonymous: boolean;
  readonly referenceText: string;
  readonly targetLevel: 'substantial' | 'high';
  /** Of each sort so many to log in with; null as long as nothing was chosen, which is the first that is offered. */
  readonly authenticators: OrderCounts | null;
} & UnitValues;

/** A field that the form shows and that the rules judge. */
export type DraftField = (keyof DraftForm & keyof UserDraftInput) | 'authenticators' | UnitField;

/** The fields in the order of the form, which is the order of the error summary. */
export const draftFields = [
  'firstName',
  'lastName',
  'cpr',
  'dateOfBirth',
  'email',
  'phone',
  'anonymous',
  'targetLevel',
  'authenticators',
  ...unitFieldNames,
  'referenceText',
] as const satisfies readonly DraftField[];

export const emptyDraft: DraftForm = {
  firstName: '',
  lastName: '',
  identifiedBy: 'cpr',
  cpr: '',
  dateOfBirth: '',
  email: '',
  phone: '',
  anonymous: false,
  referenceText: '',
  targetLevel: 'substantial',
  authenticators: null,
  ...noUnitValues,
};

/** The rules of the organisation and the deployment that the person is signed in to. */
export function draftRules({ organisation, testNumbers }: SignedIn): UserDraftRules {
  const { anonymityAllowed, referenceTextAllowed, identityAssurance } = organisation;
  const settings = { ...defaultSettings, anonymityAllowed, referenceTextAllowed, identityAssurance };
  return { testNumbers, today: danishToday(), settings };
}

/** Judges the form by the rules that the server judges by as well. */
export function checkDraftForm(form: DraftForm, rules: UserDraftRules): UserDraftCheck {
  const check = checkUserDraft(draftInput(form), rules);
  return form.identifiedBy === 'cpr' ? check : { ...check, faults: check.faults.map(missingDate) };
}

/** The form as the API takes it; what was not filled in is null. */
export function draftBody(form: DraftForm): Omit<BodyOf<typeof createUser>, 'confirmedSamePerson'> {
  const { firstName, lastName, email, anonymous, targetLevel } = form;
  const { cpr, dateOfBirth } = draftInput(form);
  const authenticators = form.authenticators === null ? {} : { authenticators: ordersIn(form.authenticators) };
  const given = { phone: form.phone || null, referenceText: form.referenceText || null };
  return {
    firstName,
    lastName,
    email,
    anonymous,
    targetLevel,
    ...given,
    ...authenticators,
    ...unitIds(form),
    cpr: cpr || null,
    dateOfBirth: dateOfBirth || null,
  };
}

/** Whether the fault is that nothing was filled in; it is told when the form is sent, not when somebody passes by. */
export function isMissing(code: string): boolean {
  return code.endsWith('-missing');
}

// What the person typed in the field that is not shown now does not count.
function draftInput({ identifiedBy, ...form }: DraftForm) {
  return identifiedBy === 'cpr' ? { ...form, dateOfBirth: '' } : { ...form, cpr: '' };
}

function missingDate<F extends FieldFault>(fault: F): F {
  return fault.code === 'cpr-or-date-missing' ? { ...fault, field: 'dateOfBirth' } : fault;
}

/** The day that it is in Denmark, by the server's clock, as an ISO day. */
export function danishToday(): string {
  // The Swedish form of a day is the ISO form.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(serverNow());
}
