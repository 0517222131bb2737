import type { ReplyOf } from '@tillid/contract/endpoint';
import { listUnits, readUnit, type addUnit } from '@tillid/contract/organisation-data';
import { unitKinds, type UnitKind } from '@tillid/domain/organisations/unit';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { useLiveEvents } from '../../api/events.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';

export type Unit = ReplyOf<typeof addUnit>;
export type UnitPage = ReplyOf<typeof listUnits>;
export type UnitWithUsers = ReplyOf<typeof readUnit>;

const longestSearch = 100;

/** The kind of unit that the address tells; P numbers where it tells none. */
export function useAddressKind(): UnitKind {
  const { kind: wanted } = useAddressQuery();
  return unitKinds.find((kind) => kind === wanted) ?? 'production-unit';
}

/** The page of units that the address tells, by kind, search and place. */
export function useUnitPage(): {
  readonly query: UseQueryResult<UnitPage>;
  readonly kind: UnitKind;
  readonly search: string;
} {
  const { search: wanted = '', after, before } = useAddressQuery();
  const kind = useAddressKind();
  const search = wanted.slice(0, longestSearch);
  const go = useGo();
  const query = useEndpoint(
    listUnits,
    {
      query: {
        kind,
        ...(search === '' ? {} : { search }),
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
      },
    },
    { keepPrevious: true },
  );
  useLiveUnits();
  // An address that was kept for long may tell no place that can be used: the list then starts at its beginning.
  const placeIsLost =
    (after ?? before) !== undefined && query.error instanceof ApiProblem && query.error.code === 'validation-failed';
  useEffect(() => {
    if (placeIsLost) {
      go(paths.organisationData({ kind, search }), { replace: true });
    }
  }, [placeIsLost, go, kind, search]);
  return { query, kind, search };
}

/** Reads units anew when somebody changes them, here or elsewhere, and while their users move. */
export function useLiveUnits(): void {
  const client = useQueryClient();
  useLiveEvents(({ kind }) => {
    if (kind !== 'units' && kind !== 'reconnected') {
      return;
    }
    for (const endpoint of [listUnits, readUnit]) {
      void client.invalidateQueries({ queryKey: [endpoint.name] });
    }
  });
}
