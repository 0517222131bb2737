import { readSession } from '@tillid/contract/session';
import { listImportRows, listImports, readImport } from '@tillid/contract/imports';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLiveEvents } from '../../api/events.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { isMoving, type ImportView } from './import-status.ts';

// The event stream tells at once; reading again is for the moments when it is broken.
const readAgainMs = 3_000;

/** An import, read again whenever the server tells of a change. */
export function useImport(importId: string): UseQueryResult<ImportView> {
  const client = useQueryClient();
  const [moving, setMoving] = useState(true);
  const query = useEndpoint(readImport, { params: { importId } }, { refetchIntervalMs: moving && readAgainMs });
  const nowMoving = query.data === undefined || isMoving(query.data.status);
  if (nowMoving !== moving) {
    setMoving(nowMoving);
  }
  // The first imported users bring a menu item with them.
  useEffect(() => {
    if (!moving) {
      void client.invalidateQueries({ queryKey: [readSession.name] });
    }
  }, [client, moving]);
  useLiveEvents((event) => {
    if (event.kind === 'reconnected' || (event.kind === 'import' && event.id === importId)) {
      for (const endpoint of [readImport, listImportRows, listImports]) {
        void client.invalidateQueries({ queryKey: [endpoint.name] });
      }
    }
  });
  return query;
}
