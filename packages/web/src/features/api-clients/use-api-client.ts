import { readApiClient } from '@tillid/contract/api-clients';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { usePathParam } from '../../frame/use-address.ts';
import type { ApiClient } from './api-client.ts';

/** The API client that the address names. */
export function useApiClient(): UseQueryResult<ApiClient> {
  const apiClientId = usePathParam('apiClientId');
  return useEndpoint(readApiClient, { params: { apiClientId } });
}
