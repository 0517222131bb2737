import { hasControlDigit, parseCpr, type Cpr, type CprFault } from '../identifiers/cpr.ts';
import type { OrganisationSettings } from '../organisations/organisation-settings.ts';
import type { Result } from '../result.ts';
import { tidyBlanks } from '../text/tidy-blanks.ts';
import { dateOfBirthRangeFault, parseDateOfBirth, type DateOfBirthFault } from './date-of-birth.ts';
import { hasDanishLetters, parseEmail, type EmailFault } from './email-address.ts';
import { atLeast, type TargetLevel } from './identity-assurance.ts';
import { parseName, type NameFault } from './person-name.ts';
import { parsePhone } from './phone-number.ts';
import { parseReference, referenceMaxLength, type ReferenceFault } from './reference-text.ts';

/** What a form, a request or a row gives for one new user; an empty text or null counts as not given. */
export type UserDraftInput = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr?: string | null | undefined;
  readonly dateOfBirth?: string | null | undefined;
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly anonymous?: boolean | null | undefined;
  readonly referenceText?: string | null | undefined;
  readonly targetLevel?: TargetLevel | null | undefined;
};

/** A new user whose information keeps every rule; with a CPR number the date of birth is that number's. */
export type UserDraft = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: Cpr | undefined;
  readonly dateOfBirth: string;
  readonly email: string;
  readonly phone: string | undefined;
  readonly anonymous: boolean;
  readonly referenceText: string | undefined;
  readonly targetLevel: TargetLevel;
};

/** What the rules depend on besides the input; `today` is an ISO day in Europe/Copenhagen. */
export type UserDraftRules = {
  readonly testNumbers: boolean;
  readonly today: string;
  readonly settings: OrganisationSettings;
};

/** Every way in which a field of a new user can be wrong. */
export type DraftFaultCode =
  | NameFault
  | CprFault
  | DateOfBirthFault
  | EmailFault
  | 'cpr-or-date-missing'
  | 'birth-dates-differ'
  | 'phone-format'
  | 'anonymity-not-allowed'
  | 'reference-not-allowed'
  | ReferenceFault
  | 'level-unknown'
  | 'level-above-organisation';

/** What an administrator is told about a field that is accepted all the same. */
export type DraftWarningCode = 'email-danish-letters' | 'cpr-no-control-digit';

/** One remark on one field; `params` fill the sentence that the code stands for. */
export type FieldFault<Code extends string = DraftFaultCode | DraftWarningCode> = {
  readonly field: keyof UserDraftInput;
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** The draft when nothing is wrong, and all faults and warnings in the order of the fields. */
export type UserDraftCheck = {
  readonly draft: UserDraft | undefined;
  readonly faults: readonly FieldFault<DraftFaultCode>[];
  readonly warnings: readonly FieldFault<DraftWarningCode>[];
};

/** Checks a new user by the rules that form, API and file share, and tells every fault at once. */
export function checkUserDraft(input: UserDraftInput, rules: UserDraftRules): UserDraftCheck {
  const remarks: Remarks = { faults: [], warnings: [] };
  const firstName = accepted('firstName', parseName(input.firstName), remarks);
  const lastName = accepted('lastName', parseName(input.lastName), remarks);
  const birth = checkBirth(input, rules, remarks);
  const email = accepted('email', parseEmail(input.email), remarks);
  if (email !== undefined && hasDanishLetters(email)) {
    remarks.warnings.push({ field: 'email', code: 'email-danish-letters' });
  }
  const phone = isGiven(input.phone) ? accepted('phone', parsePhone(input.phone), remarks) : undefined;
  const anonymous = input.anonymous === true;
  if (anonymous && !rules.settings.anonymityAllowed) fault(remarks, 'anonymous', 'anonymity-not-allowed');
  const referenceText = checkReference(input.referenceText, rules.settings, remarks);
  const targetLevel = checkLevel(input.targetLevel, rules.settings, remarks);
  if (firstName === undefined || lastName === undefined || email === undefined || birth === undefined) {
    return { draft: undefined, ...remarks };
  }
  const draft = { firstName, lastName, ...birth, email, phone, anonymous, referenceText, targetLevel };
  return { draft: remarks.faults.length === 0 ? draft : undefined, ...remarks };
}

type Remarks = {
  readonly faults: FieldFault<DraftFaultCode>[];
  readonly warnings: FieldFault<DraftWarningCode>[];
};
type Birth = { readonly cpr: Cpr | undefined; readonly dateOfBirth: string };

function checkBirth(input: UserDraftInput, rules: UserDraftRules, remarks: Remarks): Birth | undefined {
  const cpr = isGiven(input.cpr) ? checkCpr(input.cpr, rules, remarks) : undefined;
  const dateOfBirth = isGiven(input.dateOfBirth)
    ? accepted('dateOfBirth', parseDateOfBirth(input.dateOfBirth, rules.today), remarks)
    : undefined;
  if (!isGiven(input.cpr) && !isGiven(input.dateOfBirth)) fault(remarks, 'cpr', 'cpr-or-date-missing');
  if (cpr === undefined) return dateOfBirth === undefined ? undefined : { cpr, dateOfBirth };
  if (dateOfBirth !== undefined && dateOfBirth !== cpr.birthDate()) fault(remarks, 'dateOfBirth', 'birth-dates-differ');
  return { cpr, dateOfBirth: cpr.birthDate() };
}

function checkCpr(text: string, rules: UserDraftRules, remarks: Remarks): Cpr | undefined {
  const cpr = accepted('cpr', parseCpr(text, rules), remarks);
  if (cpr === undefined) return undefined;
  const range = dateOfBirthRangeFault(cpr.birthDate(), rules.today);
  if (range !== undefined) fault(remarks, 'cpr', range);
  // A replacement number is made without a control digit, so its absence says nothing.
  if (!cpr.isReplacement() && !hasControlDigit(cpr))
    remarks.warnings.push({ field: 'cpr', code: 'cpr-no-control-digit' });
  return cpr;
}

function checkReference(
  text: string | null | undefined,
  settings: OrganisationSettings,
  remarks: Remarks,
): string | undefined {
  if (!isGiven(text)) return undefined;
  if (!settings.referenceTextAllowed) fault(remarks, 'referenceText', 'reference-not-allowed');
  const reference = parseReference(text);
  if (reference.ok) return reference.value;
  if (reference.fault === 'reference-characters') fault(remarks, 'referenceText', reference.fault);
  else remarks.faults.push({ field: 'referenceText', code: reference.fault, params: { most: referenceMaxLength } });
  return undefined;
}

function checkLevel(
  level: TargetLevel | null | undefined,
  settings: OrganisationSettings,
  remarks: Remarks,
): TargetLevel {
  const target = level ?? 'substantial';
  if (!atLeast(settings.identityAssurance, target)) {
    const params = { level: target, organisationLevel: settings.identityAssurance };
    remarks.faults.push({ field: 'targetLevel', code: 'level-above-organisation', params });
  }
  return target;
}

function accepted<T>(field: keyof UserDraftInput, result: Result<T, DraftFaultCode>, remarks: Remarks): T | undefined {
  if (result.ok) return result.value;
  fault(remarks, field, result.fault);
  return undefined;
}

function fault(remarks: Remarks, field: keyof UserDraftInput, code: DraftFaultCode): void {
  remarks.faults.push({ field, code });
}

function isGiven(text: string | null | undefined): text is string {
  return text !== undefined && text !== null && tidyBlanks(text) !== '';
}
