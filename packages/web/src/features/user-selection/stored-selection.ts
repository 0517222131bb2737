import type { UserFilterQuery } from '@tillid/domain/users/user-filter';
import type { Selection } from './selection.ts';

/** A selection of somebody's, with the view of the list on which it was made. */
export type OwnedSelection = {
  readonly organisationId: string;
  readonly userId: string;
  readonly view: string;
  readonly selection: Selection;
};

type Stored = Omit<OwnedSelection, 'selection'> & {
  readonly list: string;
  /** Of named users their ids alone: names of people are kept nowhere. */
  readonly userIds?: readonly string[];
  readonly filter?: UserFilterQuery;
  readonly exceptUserIds?: readonly string[];
};

/** Writes the selections of all lists as a text that a window keeps over a reload. */
export function writeSelections(selections: ReadonlyMap<string, OwnedSelection>): string {
  const stored = [...selections].map(([list, { organisationId, userId, view, selection }]): Stored => {
    const owned = { list, organisationId, userId, view };
    return selection.kind === 'some'
      ? { ...owned, userIds: [...selection.names.keys()] }
      : { ...owned, filter: selection.filter, exceptUserIds: [...selection.except] };
  });
  return JSON.stringify(stored);
}

/** Reads what `writeSelections` wrote; whoever was named then is known by id alone. */
export function readSelections(text: string): Map<string, OwnedSelection> {
  const stored = JSON.parse(text) as readonly Stored[];
  return new Map(
    stored.map(({ list, organisationId, userId, view, ...kept }) => {
      const selection: Selection =
        kept.filter === undefined
          ? { kind: 'some', names: new Map((kept.userIds ?? []).map((id) => [id, ''])) }
          : { kind: 'all', filter: kept.filter, except: new Set(kept.exceptUserIds) };
      return [list, { organisationId, userId, view, selection }];
    }),
  );
}
