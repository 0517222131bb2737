import type { Endpoint, ReplyOf } from '@tillid/contract/endpoint';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from './call.ts';
import type { CallParts } from './request.ts';

export type EndpointOptions = {
  /** False while something that the call needs is not known. */
  readonly enabled?: boolean;
  /** Keeps showing the former page or search until the next has come. */
  readonly keepPrevious?: boolean;
  /** Asks again each so many milliseconds; for what lives, prefer `useLiveEvents`. */
  readonly refetchIntervalMs?: number | false;
};

/** Reads an endpoint. Changes by `useMutate` that name the endpoint make it read again. */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  parts: CallParts<E>,
  options: EndpointOptions = {},
): UseQueryResult<ReplyOf<E>> {
  return useQuery<ReplyOf<E>>({
    queryKey: endpointKey(endpoint, parts),
    queryFn: ({ signal }) => call(endpoint, { ...parts, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchIntervalMs ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Key of an endpoint's replies: the name first, so that all of them can be made stale at once. */
export function endpointKey<E extends Endpoint>(endpoint: E, parts: CallParts<E>): readonly unknown[] {
  const { signal: _, ...rest } = parts;
  return [endpoint.name, rest];
}
