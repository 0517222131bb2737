import type { ReplyOf } from '@tillid/contract/endpoint';
import { listUsers } from '@tillid/contract/users';
import { formatUserFilter } from '@tillid/domain/users/user-filter';
import { formatUserOrder, userOrderTexts } from '@tillid/domain/users/user-order';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import type { ListView } from './list-address.ts';
import type { ListPlace } from './use-list-place.ts';

export type UserPage = ReplyOf<typeof listUsers>;
export type ListedUser = UserPage['items'][number];

/** The page of users that the address tells. */
export function useUserPage({ view, go }: ListPlace): UseQueryResult<UserPage> {
  const { after, before, size } = view;
  const query = useEndpoint(
    listUsers,
    {
      query: {
        ...formatUserFilter(view.filter),
        sort: sortOf(view),
        size: String(size),
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
      },
    },
    { keepPrevious: true },
  );
  // An address that was cut short or kept for long tells no place that can be used: the list then starts at its beginning.
  const placeIsLost = (after ?? before) !== undefined && isRefused(query.error);
  useEffect(() => {
    if (placeIsLost) {
      go({}, { replace: true });
    }
  }, [placeIsLost, go]);
  return query;
}

/** The order as the API writes it. */
export function sortOf({ order }: Pick<ListView, 'order'>): (typeof userOrderTexts)[number] | undefined {
  return userOrderTexts.find((text) => text === formatUserOrder(order));
}

function isRefused(error: Error | null): boolean {
  return error instanceof ApiProblem && error.code === 'validation-failed';
}
