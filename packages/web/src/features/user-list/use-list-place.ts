import { useCallback, useMemo } from 'react';
import { everyUser, type UserFilter } from '@tillid/domain/users/user-filter';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import { changedView, formatListView, readListView, type ListView } from './list-address.ts';

/** The view that the address of the users list tells, and the ways to other views. */
export type ListPlace = {
  readonly view: ListView;
  readonly hrefOf: (change: Partial<ListView>) => string;
  readonly hrefOfFilter: (change: Partial<UserFilter>) => string;
  readonly go: (change: Partial<ListView>, options?: { readonly replace?: boolean }) => void;
  readonly filterBy: (change: Partial<UserFilter>, options?: { readonly replace?: boolean }) => void;
  /** Where everybody is shown in the same order and with the same columns. */
  readonly everybody: string;
};

/** Reads the view from the address. */
export function useListPlace(): ListPlace {
  const query = useAddressQuery();
  const view = useMemo(() => readListView(query), [query]);
  const navigate = useGo();
  const hrefOf = useCallback<ListPlace['hrefOf']>(
    (change) => paths.users(formatListView(changedView(view, change))),
    [view],
  );
  const hrefOfFilter = useCallback<ListPlace['hrefOfFilter']>(
    (change) => hrefOf({ filter: { ...view.filter, ...change } }),
    [hrefOf, view],
  );
  const go = useCallback<ListPlace['go']>(
    (change, { replace = false } = {}) => navigate(hrefOf(change), { replace, keepScroll: true }),
    [hrefOf, navigate],
  );
  const filterBy = useCallback<ListPlace['filterBy']>(
    (change, options) => go({ filter: { ...view.filter, ...change } }, options),
    [go, view],
  );
  return { view, hrefOf, hrefOfFilter, go, filterBy, everybody: hrefOf({ filter: everyUser }) };
}
