import type { ReplyOf } from '@tillid/contract/endpoint';
import { readOperatorSession } from '@tillid/contract/operator';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { operatorSessionQueryName } from '../../api/query-client.ts';

export type OperatorSessionReply = ReplyOf<typeof readOperatorSession>;
export type SignedInOperator = Extract<OperatorSessionReply, { signedIn: true }>;

/** The operator's session as the server last told it; asking does not prolong it. */
export function useOperatorSession(): UseQueryResult<OperatorSessionReply> {
  return useQuery({
    queryKey: [operatorSessionQueryName],
    queryFn: ({ signal }) => call(readOperatorSession, { signal }),
    staleTime: 60_000,
  });
}
