import { listOrganisations } from '@tillid/contract/operator';
import { organisationStatuses } from '@tillid/domain/organisations/organisation-kind';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import type { ListedOrganisation, OrganisationPageReply } from './organisation.ts';

/** What the list is narrowed to; it stands in the address. */
export type Narrowing = { readonly search: string; readonly status: ListedOrganisation['status'] | undefined };

const longestSearch = 100;

/** The page of organisations that the address tells. */
export function useOrganisationPage(): Narrowing & {
  readonly query: UseQueryResult<OrganisationPageReply>;
  readonly isBeginning: boolean;
} {
  const { search: wanted = '', status: asked, after, before } = useAddressQuery();
  const search = wanted.slice(0, longestSearch);
  const status = organisationStatuses.find((known) => known === asked);
  const go = useGo();
  const query = useEndpoint(
    listOrganisations,
    {
      query: {
        ...(search === '' ? {} : { search }),
        ...(status === undefined ? {} : { status }),
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
      },
    },
    { keepPrevious: true },
  );
  const isBeginning = (after ?? before) === undefined;
  // An address that was cut short or kept for long tells no place that can be used: the list then starts at its beginning.
  const placeIsLost = !isBeginning && query.error instanceof ApiProblem && query.error.code === 'validation-failed';
  useEffect(() => {
    if (placeIsLost) {
      go(addressOf({ search, status }), { replace: true });
    }
  }, [placeIsLost, go, search, status]);
  return { query, search, status, isBeginning };
}

/** Address of the list narrowed so, at a place if one is given. */
export function addressOf(
  { search, status }: Narrowing,
  place: { readonly after?: string; readonly before?: string } = {},
): string {
  return paths.operator({ search, ...(status === undefined ? {} : { status }), ...place });
}
