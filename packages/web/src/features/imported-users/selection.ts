import type { BodyOf } from '@tillid/contract/endpoint';
import type { deleteImportedUsers } from '@tillid/contract/imports';

/** Which imported users are ticked: named ones, or all that the filter finds but some (decision 46). Names are for dialogs. */
export type Selection =
  | { readonly kind: 'some'; readonly names: ReadonlyMap<string, string> }
  | { readonly kind: 'all'; readonly importId: string | null; readonly except: ReadonlySet<string> };

export type SelectedUser = { readonly userId: string; readonly name: string };

export const nobody: Selection = { kind: 'some', names: new Map() };

/** As many as the API takes by name, and as many exceptions. */
export const mostNamed = 1_000;

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

/** How many are ticked, given how many there are; undefined when there are too many to count, or nobody has counted them. */
export function selectedCount(selection: Selection, total: number | null | undefined): number | undefined {
  if (selection.kind === 'some') {
    return selection.names.size;
  }
  return typeof total !== 'number' ? undefined : Math.max(total - selection.except.size, 0);
}

/** The selection as the API takes it; undefined when nobody is ticked. */
export function selectionBody(selection: Selection): BodyOf<typeof deleteImportedUsers>['selection'] | undefined {
  if (selection.kind === 'all') {
    return { all: true, importId: selection.importId, exceptUserIds: [...selection.except] };
  }
  return selection.names.size === 0 ? undefined : { userIds: [...selection.names.keys()] };
}
