import { formatUserFilter, parseUserFilter, type UserFilterQuery } from '@tillid/domain/users/user-filter';
import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { nobody, type Selection } from './selection.ts';
import { forgetCleared, keepSelection, showView, useKeptSelection, type SelectionList } from './use-selection.ts';

/** The selection of the list that a page shows. */
export type ShownSelection = {
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** What the list is filtered by. */
  readonly filter: UserFilterQuery;
  /** Whether the users shown are still those of a former filter, who must not be ticked as if this one had found them. */
  readonly isOld: boolean;
  /** Whoever was ticked until the list began to show others: said once, until somebody is ticked anew. */
  readonly cleared: Selection | undefined;
};

const ShownContext = createContext<ShownSelection | undefined>(undefined);

type SelectionScopeProps = {
  readonly list: SelectionList;
  /** What the list is filtered by; not how it is sorted, nor which page of it is shown. */
  readonly filter: UserFilterQuery;
  /** Whether the users shown are still those of a former filter or page. */
  readonly isOld: boolean;
  readonly children: ReactNode;
};

/**
 * Lets the users of a list be ticked. Another filter shows other users: who was ticked then is ticked no longer, since nobody would see
 * them, and that is said.
 */
export function SelectionScope({ list, filter, isOld, children }: SelectionScopeProps) {
  const view = JSON.stringify(formatUserFilter(parseUserFilter(filter).filter));
  const kept = useKeptSelection(list);
  useEffect(() => showView(list, view), [list, view]);
  useEffect(() => () => forgetCleared(list), [list]);
  const select = useCallback((selection: Selection) => keepSelection(list, view, selection), [list, view]);
  // Until everybody is unticked, who was ticked on another view is not shown as ticked.
  const selection = kept.view === view ? kept.selection : nobody;
  const { cleared } = kept;
  const shown = useMemo(
    () => ({ selection, select, cleared, isOld, filter: JSON.parse(view) as UserFilterQuery }),
    [selection, select, cleared, isOld, view],
  );
  return <ShownContext value={shown}>{children}</ShownContext>;
}

/** The selection of the list around; only inside a `SelectionScope`. */
export function useShownSelection(): ShownSelection {
  const shown = useContext(ShownContext);
  if (shown === undefined) {
    throw new Error('Users are ticked outside a list');
  }
  return shown;
}
