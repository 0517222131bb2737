import type { BodyOf } from '@tillid/contract/endpoint';
import type { countSelectedUsers } from '@tillid/contract/bulk-changes';
import { mostNamed } from '@tillid/domain/users/selection-limits';
import type { UserFilterQuery } from '@tillid/domain/users/user-filter';

/** Which users are ticked: named ones, or all that a filter finds but some (decision 46). Names are for dialogs. */
export type Selection =
  | { readonly kind: 'some'; readonly names: ReadonlyMap<string, string> }
  | { readonly kind: 'all'; readonly filter: UserFilterQuery; readonly except: ReadonlySet<string> };

export type SelectedUser = { readonly userId: string; readonly name: string };

/** A selection as the API takes it. */
export type SelectionBody = BodyOf<typeof countSelectedUsers>['selection'];

export const nobody: Selection = { kind: 'some', names: new Map() };

/** All that a filter finds. */
export function everybodyOf(filter: UserFilterQuery): Selection {
  return { kind: 'all', filter, except: new Set() };
}

/** Whether nobody is ticked; all of a filter may be nobody too, which only a count can tell. */
export function isNobody(selection: Selection): boolean {
  return selection.kind === 'some' && selection.names.size === 0;
}

export function isSelected(selection: Selection, userId: string): boolean {
  return selection.kind === 'some' ? selection.names.has(userId) : !selection.except.has(userId);
}

/** Ticks or unticks users; beyond `mostNamed` nothing more is taken. */
export function withUsers(selection: Selection, users: readonly SelectedUser[], ticked: boolean): Selection {
  if (selection.kind === 'all') {
    const except = new Set(selection.except);
    for (const { userId } of users) {
      (ticked ? except.delete.bind(except) : except.add.bind(except))(userId);
    }
    return { ...selection, except: new Set([...except].slice(0, mostNamed)) };
  }
  const names = new Map(selection.names);
  for (const { userId, name } of users) {
    if (ticked) {
      names.set(userId, name);
    } else {
      names.delete(userId);
    }
  }
  return { kind: 'some', names: new Map([...names].slice(0, mostNamed)) };
}

/** The selection once a user is gone from the list: ticked no longer, nor taken out of all, since a count does not have the user either. */
export function withoutGone(selection: Selection, userId: string): Selection {
  return withUsers(selection, [{ userId, name: '' }], selection.kind === 'all');
}

/** Whether no more can be ticked, or unticked of all. */
export function isFull(selection: Selection): boolean {
  return (selection.kind === 'some' ? selection.names : selection.except).size >= mostNamed;
}

/** How many are ticked, given how many the filter finds; undefined when they are too many, or nobody has counted them. */
export function selectedCount(selection: Selection, found: number | null | undefined): number | undefined {
  if (selection.kind === 'some') {
    return selection.names.size;
  }
  return typeof found === 'number' ? Math.max(found - selection.except.size, 0) : undefined;
}

/** The selection as the API takes it; undefined when nobody is ticked. */
export function selectionBody(selection: Selection): SelectionBody | undefined {
  if (selection.kind === 'all') {
    return { filter: selection.filter, exceptUserIds: [...selection.except] };
  }
  return selection.names.size === 0 ? undefined : { userIds: [...selection.names.keys()] };
}
