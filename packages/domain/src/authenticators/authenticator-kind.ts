/** The means of a separate eID that an organisation can order for a user. */
export const separateAuthenticators = ['app', 'code-display', 'audio-code-reader', 'chip'] as const;

/** One of the four means of a separate eID. */
export type SeparateAuthenticator = (typeof separateAuthenticators)[number];

/** The ways a user can log in for the organisation: the person's own eID, one issued for it, another organisation's, a local log-in. */
export const authenticatorKinds = ['private', 'separate', 'shared', 'local'] as const;

/** One of the four ways to log in. */
export type AuthenticatorKind = (typeof authenticatorKinds)[number];

/** What can be chosen for a user at activation: the person's own eID or one means of a separate one. */
export const authenticatorChoices = ['private', ...separateAuthenticators] as const;

/** What can be chosen for a user at activation. */
export type AuthenticatorChoice = (typeof authenticatorChoices)[number];

/** What one separate authenticator costs the organisation, in øre without VAT, unless the deployment sets other prices. */
export const defaultPrices: Readonly<Record<SeparateAuthenticator, number>> = {
  app: 0,
  'code-display': 3350,
  'audio-code-reader': 23_550,
  chip: 11_500,
};

/** How many authenticators a user may order at activation. */
export const authenticatorsToOrder = { least: 0, most: 3, usual: 1 } as const;

/** The part of an organisation's settings that limits authenticators. */
export type AuthenticatorSettings = {
  readonly privateAuthenticatorAllowed: boolean;
  readonly sharedAuthenticatorAllowed: boolean;
  readonly offeredAuthenticators: readonly SeparateAuthenticator[];
};

/** The kinds that the organisation's settings let a user administrator choose; separate ones cannot be switched off. */
export function offeredKinds(settings: AuthenticatorSettings): readonly AuthenticatorKind[] {
  const offered: AuthenticatorKind[] = ['separate'];
  if (settings.privateAuthenticatorAllowed) offered.unshift('private');
  if (settings.sharedAuthenticatorAllowed) offered.push('shared');
  return offered;
}

/** The choices that the organisation's settings offer for a user at activation. */
export function offeredChoices(settings: AuthenticatorSettings): readonly AuthenticatorChoice[] {
  return settings.privateAuthenticatorAllowed
    ? ['private', ...settings.offeredAuthenticators]
    : settings.offeredAuthenticators;
}
