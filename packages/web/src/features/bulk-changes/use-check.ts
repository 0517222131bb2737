import {
  checkBulkAssignment,
  checkBulkResending,
  checkBulkStatusChange,
  startBulkAssignment,
  startBulkResending,
  startBulkStatusChange,
} from '@tillid/contract/bulk-changes';
import type { BodyOf } from '@tillid/contract/endpoint';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useMutate } from '../../api/use-mutate.ts';
import type { Checked } from './bulk-change.ts';

/** What is to be done with whom. */
export type Order =
  | { readonly kind: 'status'; readonly body: BodyOf<typeof startBulkStatusChange> }
  | { readonly kind: 'emails'; readonly body: BodyOf<typeof startBulkResending> }
  | { readonly kind: 'unit'; readonly body: BodyOf<typeof startBulkAssignment> };

/** Asks with whom it can be done; nothing is asked while it is not known what. */
export function useCheck(order: Order | undefined): UseQueryResult<Checked> {
  return useQuery<Checked>({
    queryKey: [checkBulkStatusChange.name, order],
    queryFn: ({ signal }) => check(order, signal),
    enabled: order !== undefined,
  });
}

async function check(order: Order | undefined, signal: AbortSignal): Promise<Checked> {
  switch (order?.kind) {
    case 'status':
      return await call(checkBulkStatusChange, { body: order.body, signal });
    case 'emails':
      return await call(checkBulkResending, { body: order.body, signal });
    case 'unit':
      return await call(checkBulkAssignment, { body: order.body, signal });
    default:
      throw new Error('Nothing is ordered');
  }
}

/** Begins it; tells its id. */
export function useStart(onStarted: (bulkChangeId: string) => void) {
  const onSuccess = ({ bulkChangeId }: { readonly bulkChangeId: string }) => onStarted(bulkChangeId);
  const status = useMutate(startBulkStatusChange, { changes: [], onSuccess });
  const emails = useMutate(startBulkResending, { changes: [], onSuccess });
  const unit = useMutate(startBulkAssignment, { changes: [], onSuccess });
  const all = [status, emails, unit];
  return {
    error: all.find(({ error }) => error !== null)?.error ?? null,
    isPending: all.some(({ isPending, isSuccess }) => isPending || isSuccess),
    run(order: Order) {
      if (order.kind === 'status') {
        status.mutate({ body: order.body });
      } else if (order.kind === 'emails') {
        emails.mutate({ body: order.body });
      } else {
        unit.mutate({ body: order.body });
      }
    },
  };
}
