import { listBulkChanges, readBulkChange } from '@tillid/contract/bulk-changes';
import { listUsers, readUser } from '@tillid/contract/users';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLiveEvents } from '../../api/events.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import type { BulkChangeView } from './bulk-change.ts';

// Live events tell of each step; this is for when their line is broken.
const readAgainMs = 3_000;

/** Everything that a bulk change makes old. */
export const changedByBulk = [readBulkChange, listBulkChanges, listUsers, readUser] as const;

/** How far a bulk change is, read again while it runs. */
export function useBulkChange(bulkChangeId: string): UseQueryResult<BulkChangeView> {
  const client = useQueryClient();
  const [running, setRunning] = useState(true);
  const query = useEndpoint(
    readBulkChange,
    { params: { bulkChangeId } },
    { refetchIntervalMs: running ? readAgainMs : false },
  );
  const nowRunning = query.data === undefined || query.data.status === 'running';
  if (nowRunning !== running) {
    setRunning(nowRunning);
  }
  useEffect(() => {
    if (!running) {
      for (const { name } of [listBulkChanges, listUsers, readUser]) {
        void client.invalidateQueries({ queryKey: [name] });
      }
    }
  }, [client, running]);
  useLiveEvents((event) => {
    if (event.kind === 'reconnected' || (event.kind === 'bulk-change' && event.id === bulkChangeId)) {
      void client.invalidateQueries({ queryKey: [readBulkChange.name] });
    }
  });
  return query;
}
