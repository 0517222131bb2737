import { readModernDay } from '../identifiers/calendar-day.ts';
import { fail, ok, type Result } from '../result.ts';
import { kindsOfGroup, kindsOfType, organisationEventGroups, organisationEventKinds } from './event-groups.ts';
import type { EventKind } from './event-kinds.ts';

/** The orders of a history: by time either way, by type, and together for each who did it; the last two newest first within. */
export const historySorts = ['newest', 'oldest', 'type', 'actor'] as const;

/** One order of a history. */
export type HistorySort = (typeof historySorts)[number];

/** Actors that an organisation does not tell apart: they have no name there. */
export const actorClasses = ['system', 'anonymous', 'operator'] as const;

/** One kind of actors without names. */
export type ActorClass = (typeof actorClasses)[number];

/** What of a history is asked for, as it stands in an address. */
export type AskedView = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Kinds and groups of kinds, separated by commas. */
  readonly types?: string | undefined;
  /** A class of actors, or the id of a user or an API client. */
  readonly actor?: string | undefined;
  readonly sort?: string | undefined;
};

/** What of a history is asked for. */
export type HistoryView = {
  /** Days in Denmark, both included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** In the order of a sort by type; undefined for all. */
  readonly kinds: readonly EventKind[] | undefined;
  readonly actor: ActorClass | { readonly id: string } | undefined;
  readonly sort: HistorySort;
};

/** A part of what was asked for that cannot be meant. */
export type ViewFault = {
  readonly field: keyof AskedView;
  readonly code: 'date-format' | 'date-before-start' | 'invalid-value';
};

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Reads what of a history is asked for; absent and empty parts ask for everything, newest first. */
export function readHistoryView(asked: AskedView): Result<HistoryView, readonly ViewFault[]> {
  const view: HistoryView = {
    from: given(asked.from),
    to: given(asked.to),
    kinds: kindsOf(given(asked.types)),
    actor: actorOf(given(asked.actor)),
    sort: historySorts.find((sort) => sort === asked.sort) ?? 'newest',
  };
  const faults = faultsOf(asked, view);
  return faults.length === 0 ? ok(view) : fail(faults);
}

/** The single choices in a list of types, without those that are none. */
export function splitTypes(types: string): readonly string[] {
  return types.split(',').filter((type) => kindsOfType(type).length > 0);
}

/** Kinds as a list of types: a group stands for all its kinds. */
export function joinTypes(kinds: Iterable<EventKind>): string {
  const chosen = new Set(kinds);
  const types = organisationEventGroups.flatMap((group): readonly string[] => {
    const ofGroup = kindsOfGroup(group);
    return ofGroup.every((kind) => chosen.has(kind)) ? [group] : ofGroup.filter((kind) => chosen.has(kind));
  });
  return types.join(',');
}

function faultsOf(asked: AskedView, { from, to }: HistoryView): ViewFault[] {
  const types = given(asked.types);
  const faults: (ViewFault | false)[] = [
    from !== undefined && readModernDay(from) === undefined && { field: 'from', code: 'date-format' },
    to !== undefined && readModernDay(to) === undefined && { field: 'to', code: 'date-format' },
    from !== undefined && to !== undefined && to < from && { field: 'to', code: 'date-before-start' },
    types !== undefined &&
      splitTypes(types).length !== types.split(',').length && { field: 'types', code: 'invalid-value' },
    given(asked.actor) !== undefined &&
      actorOf(given(asked.actor)) === undefined && { field: 'actor', code: 'invalid-value' },
    given(asked.sort) !== undefined &&
      !historySorts.some((sort) => sort === asked.sort) && { field: 'sort', code: 'invalid-value' },
  ];
  return faults.filter((fault) => fault !== false);
}

function kindsOf(types: string | undefined): readonly EventKind[] | undefined {
  if (types === undefined) return undefined;
  const chosen = new Set(splitTypes(types).flatMap(kindsOfType));
  return organisationEventKinds.every((kind) => chosen.has(kind))
    ? undefined
    : organisationEventKinds.filter((kind) => chosen.has(kind));
}

function actorOf(actor: string | undefined): HistoryView['actor'] {
  const known = actorClasses.find((each) => each === actor);
  if (known !== undefined || actor === undefined) return known;
  return uuidPattern.test(actor) ? { id: actor } : undefined;
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
