import { listDeletedUsers } from '@tillid/contract/deleted-users';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';

export type DeletedPage = ReplyOf<typeof listDeletedUsers>;
export type DeletedUser = DeletedPage['items'][number];

const longestSearch = 100;

/** The page of deleted users that the address tells, by search and place. */
export function useDeletedPage(): { readonly query: UseQueryResult<DeletedPage>; readonly search: string } {
  const { search: wanted = '', after, before } = useAddressQuery();
  const search = wanted.slice(0, longestSearch);
  const go = useGo();
  const query = useEndpoint(
    listDeletedUsers,
    {
      query: {
        ...(search === '' ? {} : { search }),
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
      },
    },
    { keepPrevious: true },
  );
  // An address that was cut short tells no place that can be used: the list then starts at its beginning.
  const placeIsLost = (after ?? before) !== undefined && isRefused(query.error);
  useEffect(() => {
    if (placeIsLost) {
      go(paths.deletedUsers({ search }), { replace: true });
    }
  }, [placeIsLost, go, search]);
  return { query, search };
}

function isRefused(error: Error | null): boolean {
  return error instanceof ApiProblem && error.code === 'validation-failed';
}
