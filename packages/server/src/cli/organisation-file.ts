import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { separateAuthenticators } from '@tillid/domain/authenticators/authenticator-kind';
import type { ImportContext } from '@tillid/domain/imports/import-context';
import { languages, organisationLevels, readSettings } from '@tillid/domain/organisations/organisation-settings';
import { WrongUse } from './wrong-use.ts';

const flag = z.optional(z.boolean());
const unit = z.object({ number: z.string().check(z.regex(/^\d+$/)) });

// A misspelt name must not pass as one that was left out, so names that are not known are faults.
const settings = z.strictObject({
  anonymityAllowed: flag,
  referenceTextAllowed: flag,
  productionUnitsAllowed: flag,
  seNumbersAllowed: flag,
  privateAuthenticatorAllowed: flag,
  sharedAuthenticatorAllowed: flag,
  offeredAuthenticators: z.optional(z.array(z.enum(separateAuthenticators))),
  identityAssurance: z.optional(z.enum(organisationLevels)),
  language: z.optional(z.enum(languages)),
});

const organisationFile = z.strictObject({
  settings,
  productionUnits: z.optional(z.array(unit)),
  seNumbers: z.optional(z.array(unit)),
  invoicingMethods: z.optional(z.array(z.object({ ean: z.string().check(z.regex(/^\d+$/)) }))),
});

/** What an organisation allows and what it has registered, as far as the rules of a file ask for it. */
export type OrganisationRules = Pick<ImportContext, 'settings' | 'productionUnits' | 'seNumbers' | 'eans'>;

/** Reads settings and units of an organisation from a JSON file; what is left out is the default, and a list left out is not looked at. */
export async function readOrganisationFile(file: string): Promise<OrganisationRules> {
  const read = z.safeParse(organisationFile, await readJson(file));
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  - ${issue.path.join('.') || 'the file'}: ${faultOf(issue)}`);
    throw new WrongUse(`${file} is not a file of an organisation's settings:\n${faults.join('\n')}`);
  }
  const { productionUnits, seNumbers, invoicingMethods } = read.data;
  return {
    settings: readSettings(read.data.settings),
    productionUnits: productionUnits?.map(({ number }) => number),
    seNumbers: seNumbers?.map(({ number }) => number),
    eans: invoicingMethods?.map(({ ean }) => ean),
  };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new WrongUse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new WrongUse(`${file} is not JSON`);
  }
}

function faultOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown name ${issue.keys.join(', ')}`;
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    default:
      return 'must be digits';
  }
}
