import { separateAuthenticators } from '../authenticators/authenticator-kind.ts';
import type { OrganisationSettings } from '../organisations/organisation-settings.ts';
import { defaultSettings } from '../organisations/organisation-settings.ts';

/** What a row does: create, update or delete a user. */
export const rowActions = ['C', 'U', 'D'] as const;

/** What a row does: create, update or delete a user. */
export type RowAction = (typeof rowActions)[number];

/** The menu item through which a file came: users are created by one, updated and deleted by the other. */
export type ImportMenuItem = 'create' | 'edit';

/**
 * What the rules depend on besides the file; `today` is an ISO day in Europe/Copenhagen. A list that is not given is not looked
 * at: then only the form of a number is judged. Without a menu item nothing can mismatch; without `actions` all are available.
 */
export type ImportContext = {
  readonly testNumbers: boolean;
  readonly today: string;
  readonly settings: OrganisationSettings;
  readonly levelDigitsSwapped: boolean;
  readonly productionUnits?: readonly string[] | undefined;
  readonly seNumbers?: readonly string[] | undefined;
  readonly eans?: readonly string[] | undefined;
  readonly menuItem?: ImportMenuItem | undefined;
  readonly actions?: readonly RowAction[] | undefined;
};

/** The context of a file whose organisation is not known: everything that an organisation can allow is allowed. */
export function fileAloneContext(
  rules: Pick<ImportContext, 'testNumbers' | 'today' | 'levelDigitsSwapped'>,
): ImportContext {
  return {
    ...rules,
    settings: {
      ...defaultSettings,
      anonymityAllowed: true,
      referenceTextAllowed: true,
      productionUnitsAllowed: true,
      seNumbersAllowed: true,
      privateAuthenticatorAllowed: true,
      sharedAuthenticatorAllowed: true,
      offeredAuthenticators: separateAuthenticators,
      identityAssurance: 'high',
    },
  };
}

/** The context made ready for hundreds of thousands of rows: its lists as sets. */
export type RowRules = Omit<ImportContext, 'productionUnits' | 'seNumbers' | 'eans'> & {
  readonly productionUnits: ReadonlySet<string> | undefined;
  readonly seNumbers: ReadonlySet<string> | undefined;
  readonly eans: ReadonlySet<string> | undefined;
};

/** Makes the rules for rows out of a context. */
export function rowRules(context: ImportContext): RowRules {
  return {
    ...context,
    productionUnits: context.productionUnits && new Set(context.productionUnits),
    seNumbers: context.seNumbers && new Set(context.seNumbers),
    eans: context.eans && new Set(context.eans),
  };
}
