import {
  separateAuthenticators,
  type AuthenticatorSettings,
  type SeparateAuthenticator,
} from '../authenticators/authenticator-kind.ts';

/** The languages in which an organisation is written to. */
export const languages = ['da', 'en'] as const;

/** A language in which an organisation is written to. */
export type Language = (typeof languages)[number];

/** The highest identity assurance levels an organisation can have for its users. */
export const organisationLevels = ['substantial', 'high'] as const;

/** The highest identity assurance level of an organisation's users. */
export type OrganisationLevel = (typeof organisationLevels)[number];

/** What the organisation administrator allows; it limits what a user administrator can choose for a user. */
export type OrganisationSettings = AuthenticatorSettings & {
  readonly anonymityAllowed: boolean;
  readonly referenceTextAllowed: boolean;
  readonly productionUnitsAllowed: boolean;
  readonly seNumbersAllowed: boolean;
  readonly identityAssurance: OrganisationLevel;
  readonly language: Language;
};

/** The settings of an organisation that has chosen nothing yet: what needs a consent or a decision is off. */
export const defaultSettings: OrganisationSettings = {
  anonymityAllowed: false,
  referenceTextAllowed: false,
  productionUnitsAllowed: false,
  seNumbersAllowed: false,
  privateAuthenticatorAllowed: false,
  sharedAuthenticatorAllowed: false,
  offeredAuthenticators: separateAuthenticators,
  identityAssurance: 'substantial',
  language: 'da',
};

/** Reads stored settings: unknown keys are dropped, and a missing or wrongly typed value is the default. */
export function readSettings(json: unknown): OrganisationSettings {
  const stored: Readonly<Record<string, unknown>> = isRecord(json) ? json : {};
  const flag = (name: BooleanSetting): boolean => {
    const value = stored[name];
    return typeof value === 'boolean' ? value : defaultSettings[name];
  };
  return {
    anonymityAllowed: flag('anonymityAllowed'),
    referenceTextAllowed: flag('referenceTextAllowed'),
    productionUnitsAllowed: flag('productionUnitsAllowed'),
    seNumbersAllowed: flag('seNumbersAllowed'),
    privateAuthenticatorAllowed: flag('privateAuthenticatorAllowed'),
    sharedAuthenticatorAllowed: flag('sharedAuthenticatorAllowed'),
    offeredAuthenticators: readOffered(stored['offeredAuthenticators']),
    identityAssurance:
      organisationLevels.find((level) => level === stored['identityAssurance']) ?? defaultSettings.identityAssurance,
    language: languages.find((language) => language === stored['language']) ?? defaultSettings.language,
  };
}

type BooleanSetting = {
  [Name in keyof OrganisationSettings]: OrganisationSettings[Name] extends boolean ? Name : never;
}[keyof OrganisationSettings];

// Separate authenticators cannot be switched off, so an empty choice means all of them.
function readOffered(value: unknown): readonly SeparateAuthenticator[] {
  if (!Array.isArray(value)) return defaultSettings.offeredAuthenticators;
  const offered = separateAuthenticators.filter((authenticator) => value.includes(authenticator));
  return offered.length > 0 ? offered : defaultSettings.offeredAuthenticators;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
