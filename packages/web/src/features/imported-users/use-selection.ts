import { useSyncExternalStore } from 'react';
import { believedOrganisation } from '../../api/believed-session.ts';
import { nobody, type Selection } from './selection.ts';

const listeners = new Set<() => void>();
let kept: { readonly organisationId: string | undefined; readonly selection: Selection } = {
  organisationId: undefined,
  selection: nobody,
};

/** The ticked users. They stay ticked over pages and on the way to activation and back, in this window's memory only. */
export function useSelection(): readonly [Selection, (selection: Selection) => void] {
  return [useSyncExternalStore(subscribe, current), keepSelection];
}

function current(): Selection {
  return kept.organisationId === believedOrganisation() ? kept.selection : nobody;
}

function keepSelection(selection: Selection): void {
  kept = { organisationId: believedOrganisation(), selection };
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
