import type { Endpoint } from '@tillid/contract/endpoint';
import { useQueryClient } from '@tanstack/react-query';
import { useLiveEvents } from '../../api/events.ts';

/** Reads the endpoints anew when somebody changes users, here or elsewhere. */
export function useLiveUsers(shown: readonly Endpoint[]): void {
  const client = useQueryClient();
  useLiveEvents(({ kind }) => {
    if (kind !== 'users' && kind !== 'reconnected') {
      return;
    }
    for (const endpoint of shown) {
      void client.invalidateQueries({ queryKey: [endpoint.name] });
    }
  });
}
