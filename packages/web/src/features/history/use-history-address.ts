import { useCallback, useMemo } from 'react';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { readAddress, withChange, type HistoryAddress } from './history-address.ts';

/** What of a history the address tells, and the ways to other addresses. */
export type HistoryPlace = {
  readonly address: HistoryAddress;
  /** Where a change of what is shown leads. */
  readonly hrefOf: (change: Readonly<Record<string, string | undefined>>) => string;
  readonly go: (change: Readonly<Record<string, string | undefined>>, options?: { readonly replace?: boolean }) => void;
  /** Where everything is shown. */
  readonly bare: string;
};

/** Reads the address of a page with a history; `pathOf` makes one. */
export function useHistoryAddress(pathOf: (address: HistoryAddress) => string): HistoryPlace {
  const query = useAddressQuery();
  const address = useMemo(() => readAddress(query), [query]);
  const navigate = useGo();
  const hrefOf = useCallback<HistoryPlace['hrefOf']>(
    (change) => pathOf(withChange(address, change)),
    [address, pathOf],
  );
  const go = useCallback<HistoryPlace['go']>(
    (change, { replace = false } = {}) => navigate(hrefOf(change), { replace, keepScroll: true }),
    [hrefOf, navigate],
  );
  return { address, hrefOf, go, bare: pathOf({}) };
}
