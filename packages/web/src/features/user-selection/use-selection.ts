import { useSyncExternalStore } from 'react';
import { believedSession } from '../../api/believed-session.ts';
import { isNobody, nobody, withoutGone, type Selection } from './selection.ts';
import { readSelections, writeSelections, type OwnedSelection } from './stored-selection.ts';

/** A list on which users are ticked; each has a selection of its own. */
export type SelectionList = 'users' | 'imported-users';

/** Ticked users, and the view of the list on which they were ticked: its filter, written as a text that is equal for equal filters. */
export type KeptSelection = {
  readonly view: string;
  readonly selection: Selection;
  /** Whoever was ticked until the list began to show others. */
  readonly cleared?: Selection;
};

type Kept = OwnedSelection & KeptSelection;

const storageKey = 'tillid-selection';
const none: KeptSelection = { view: '', selection: nobody };
const listeners = new Set<() => void>();
const kept = restore();

/**
 * The ticked users of a list. They stay ticked over pages, on the way to what is done with them and back, and over a reload: in this window
 * only, and for whoever ticked them.
 */
export function useSelection(list: SelectionList): Selection {
  return useKeptSelection(list).selection;
}

/** The same with the view that they were ticked on. */
export function useKeptSelection(list: SelectionList): KeptSelection {
  return useSyncExternalStore(subscribe, () => find(list));
}

export function keepSelection(list: SelectionList, view: string, selection: Selection): void {
  keep(list, { view, selection });
}

/** Unticks everybody when the list shows others, and keeps who it was to say so. */
export function showView(list: SelectionList, view: string): void {
  const { view: before, selection } = find(list);
  if (before !== view && !isNobody(selection)) {
    keep(list, { view, selection: nobody, cleared: selection });
  }
}

/** Forgets whom the change of view has unticked, once it was said. */
export function forgetCleared(list: SelectionList): void {
  const { view, selection, cleared } = find(list);
  if (cleared !== undefined) {
    keep(list, { view, selection });
  }
}

/** Forgets somebody who is gone from a list. */
export function forgetGone(list: SelectionList, userId: string): void {
  const { view, selection } = find(list);
  if (!isNobody(selection)) {
    keep(list, { view, selection: withoutGone(selection, userId) });
  }
}

/** Unticks everybody, once something was done with them. */
export function clearSelection(list: SelectionList): void {
  keep(list, none);
}

function find(list: SelectionList): KeptSelection {
  const found = kept.get(list);
  const believed = believedSession();
  const isOwn = found?.organisationId === believed?.organisationId && found?.userId === believed?.userId;
  return isOwn && found !== undefined ? found : none;
}

function keep(list: SelectionList, selection: KeptSelection): void {
  const believed = believedSession();
  if (believed === undefined) {
    return;
  }
  kept.set(list, { ...believed, ...selection });
  sessionStorage.setItem(storageKey, writeSelections(kept));
  for (const listener of listeners) {
    listener();
  }
}

function restore(): Map<string, Kept> {
  try {
    return readSelections(sessionStorage.getItem(storageKey) ?? '[]');
  } catch {
    // Something else wrote there, or nothing may be kept: then nobody is ticked.
    return new Map();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
