import type { BodyOf } from '@tillid/contract/endpoint';
import type { createOrganisation } from '@tillid/contract/operator';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { parseCvr } from '@tillid/domain/identifiers/cvr';
import type { OrganisationKind } from '@tillid/domain/organisations/organisation-kind';
import { parseOrganisationName } from '@tillid/domain/organisations/organisation-name';
import { parseEmail } from '@tillid/domain/users/email-address';
import { parseName } from '@tillid/domain/users/person-name';
import type { Result } from '@tillid/domain/result';

export type OrganisationForm = {
  readonly cvr: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly language: 'da' | 'en';
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string;
  readonly email: string;
};

/** The fields that can be wrong, in their order on the page. */
export const organisationFields = ['cvr', 'name', 'firstName', 'lastName', 'cpr', 'email'] as const;
export type OrganisationField = (typeof organisationFields)[number];

/** A form with nothing in it. */
export const emptyOrganisation: OrganisationForm = {
  cvr: '',
  name: '',
  kind: 'company',
  language: 'da',
  firstName: '',
  lastName: '',
  cpr: '',
  email: '',
};

/** What is wrong with a new organisation, by field. */
export function checkOrganisation(
  form: OrganisationForm,
  { testNumbers }: { readonly testNumbers: boolean },
): Partial<Record<OrganisationField, string>> {
  const read: Readonly<Record<OrganisationField, Result<unknown, string>>> = {
    cvr: parseCvr(form.cvr),
    name: parseOrganisationName(form.name),
    firstName: parseName(form.firstName),
    lastName: parseName(form.lastName),
    cpr: parseCpr(form.cpr, { testNumbers }),
    email: parseEmail(form.email),
  };
  return faultsOf(organisationFields, read);
}

/** What is wrong with the name of an organisation that there is already. */
export function checkName(form: OrganisationForm): Partial<Record<OrganisationField, string>> {
  const name = parseOrganisationName(form.name);
  return name.ok ? {} : { name: name.fault };
}

/** What is sent to create an organisation. */
export function createBody(form: OrganisationForm): BodyOf<typeof createOrganisation> {
  const { cvr, name, kind, language, ...administrator } = form;
  return { cvr, name, kind, language, administrator };
}

/** Field of the form that a pointer of the server means. */
export function fieldOf(pointer: string): OrganisationField | undefined {
  return organisationFields.find((field) => pointer === `/${field}` || pointer === `/administrator/${field}`);
}

function faultsOf(
  fields: readonly OrganisationField[],
  read: Readonly<Record<OrganisationField, Result<unknown, string>>>,
): Partial<Record<OrganisationField, string>> {
  const faults = fields.flatMap((field) => {
    const result = read[field];
    return result.ok ? [] : [[field, result.fault] as const];
  });
  return Object.fromEntries(faults);
}
