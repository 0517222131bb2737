import { orderChoices, type OrderChoice } from '../authenticators/authenticator-order.ts';
import { readModernDay } from '../identifiers/calendar-day.ts';
import { parseUuid } from '../identifiers/uuid.ts';
import { searchedWords } from '../text/searched-words.ts';
import { userStatuses, type UserStatus } from './user-status.ts';

/** What can be the matter with the activation link or temporary code of somebody who waits for activation. */
export const activationMatters = [
  'link-running-out',
  'link-expired',
  'code-running-out',
  'code-expired',
  'code-locked',
] as const;

/** One of the things that can be the matter with an activation. */
export type ActivationMatter = (typeof activationMatters)[number];

/** How many days (of 24 hours) before its end a link or code is said to run out. */
export const runningOutDays = 7;

/** The most characters of what is searched for, and the most ids that one part of a filter takes. */
export const userFilterLimits = { search: 100, ids: 50 } as const;

/** Which users: those whom every part lets through. A part that is empty, undefined or false lets everybody through. */
export type UserFilter = {
  /** Words that each stand somewhere in name, e-mail address or reference text; or a user number (UUID). */
  readonly search: string;
  /** Any of these, on the day that is asked for. */
  readonly statuses: readonly UserStatus[];
  /** Has any of these, not blocked; of whoever is imported, what was chosen. */
  readonly authenticators: readonly OrderChoice[];
  readonly productionUnitIds: readonly string[];
  readonly seNumberIds: readonly string[];
  readonly invoicingMethodIds: readonly string[];
  readonly anonymous: boolean | undefined;
  /** Created by this import. */
  readonly importId: string | undefined;
  readonly neverActivated: boolean;
  /** Has not logged in on this day in Denmark or later, or never. */
  readonly notSignedInSince: string | undefined;
  /** Any of these, of whoever waits for activation. */
  readonly activation: readonly ActivationMatter[];
  /** Active, and to be deactivated on a later day. */
  readonly deactivationPlanned: boolean;
  /** Created on this day in Denmark or later. */
  readonly createdFrom: string | undefined;
  /** Created on this day in Denmark or earlier. */
  readonly createdTo: string | undefined;
};

/** The names that the parts of a filter have in an address and in the API. */
export const userFilterKeys = [
  'search',
  'status',
  'authenticator',
  'productionUnit',
  'seNumber',
  'invoicingMethod',
  'anonymous',
  'import',
  'neverActivated',
  'notSignedInSince',
  'activation',
  'deactivationPlanned',
  'createdFrom',
  'createdTo',
] as const;

/** The name of one part of a filter. */
export type UserFilterKey = (typeof userFilterKeys)[number];

/** A filter as an address and the API write it: texts by name, several values with commas between; what lets everybody through is left out. */
export type UserFilterQuery = { readonly [Key in UserFilterKey]?: string | undefined };

/** The filter that lets everybody through. */
export const everyUser: UserFilter = {
  search: '',
  statuses: [],
  authenticators: [],
  productionUnitIds: [],
  seNumberIds: [],
  invoicingMethodIds: [],
  anonymous: undefined,
  importId: undefined,
  neverActivated: false,
  notSignedInSince: undefined,
  activation: [],
  deactivationPlanned: false,
  createdFrom: undefined,
  createdTo: undefined,
};

/** Reads a filter. A part that is wrong lets everybody through and is named in `faults`, so that the caller can refuse it or go on. */
export function parseUserFilter(query: UserFilterQuery): {
  readonly filter: UserFilter;
  readonly faults: readonly UserFilterKey[];
} {
  const faults: UserFilterKey[] = [];
  const read = <T>(key: UserFilterKey, parse: (text: string) => T | undefined, otherwise: T): T => {
    const text = query[key]?.trim() ?? '';
    if (text === '') return otherwise;
    const value = parse(text);
    if (value === undefined) faults.push(key);
    return value ?? otherwise;
  };
  const filter: UserFilter = {
    search: read('search', shortText, ''),
    statuses: read('status', someOf(userStatuses), []),
    authenticators: read('authenticator', someOf(orderChoices), []),
    productionUnitIds: read('productionUnit', ids, []),
    seNumberIds: read('seNumber', ids, []),
    invoicingMethodIds: read('invoicingMethod', ids, []),
    anonymous: read<boolean | undefined>('anonymous', yesOrNo, undefined),
    importId: read<string | undefined>('import', id, undefined),
    neverActivated: read('neverActivated', yes, false),
    notSignedInSince: read<string | undefined>('notSignedInSince', readModernDay, undefined),
    activation: read('activation', someOf(activationMatters), []),
    deactivationPlanned: read('deactivationPlanned', yes, false),
    createdFrom: read<string | undefined>('createdFrom', readModernDay, undefined),
    createdTo: read<string | undefined>('createdTo', readModernDay, undefined),
  };
  return { filter, faults };
}

/** Writes a filter as it is read; equal filters have equal texts, and the filter of everybody has none. */
export function formatUserFilter(filter: UserFilter): { readonly [Key in UserFilterKey]?: string } {
  const texts: Record<UserFilterKey, string | undefined> = {
    search: filter.search,
    status: filter.statuses.join(),
    authenticator: filter.authenticators.join(),
    productionUnit: filter.productionUnitIds.join(),
    seNumber: filter.seNumberIds.join(),
    invoicingMethod: filter.invoicingMethodIds.join(),
    anonymous: filter.anonymous === undefined ? '' : filter.anonymous ? 'yes' : 'no',
    import: filter.importId,
    neverActivated: filter.neverActivated ? 'yes' : '',
    notSignedInSince: filter.notSignedInSince,
    activation: filter.activation.join(),
    deactivationPlanned: filter.deactivationPlanned ? 'yes' : '',
    createdFrom: filter.createdFrom,
    createdTo: filter.createdTo,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ''));
}

/** Whether a filter lets everybody through. */
export function isEveryUser(filter: UserFilter): boolean {
  return Object.keys(formatUserFilter(filter)).length === 0;
}

/** A text that is searched for; one of invisible characters alone would find everybody. */
function shortText(text: string): string | undefined {
  return text.length <= userFilterLimits.search && searchedWords(text).length > 0 ? text : undefined;
}

/** Reads some of a closed list; they come in its order, each once. */
function someOf<T extends string>(known: readonly T[]): (text: string) => readonly T[] | undefined {
  return (text) => {
    const given = new Set(text.split(','));
    const found = known.filter((value) => given.has(value));
    return found.length === given.size ? found : undefined;
  };
}

function ids(text: string): readonly string[] | undefined {
  const found = text.split(',').map(id);
  if (found.length > userFilterLimits.ids || !found.every((one) => one !== undefined)) return undefined;
  return [...new Set(found)].toSorted();
}

function id(text: string): string | undefined {
  const parsed = parseUuid(text);
  return parsed.ok ? parsed.value : undefined;
}

function yes(text: string): true | undefined {
  return text === 'yes' ? true : undefined;
}

function yesOrNo(text: string): boolean | undefined {
  return text === 'no' ? false : yes(text);
}
