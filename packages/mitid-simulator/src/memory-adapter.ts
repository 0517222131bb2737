import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import { BoundedMemory } from './bounded-memory.ts';

const defaultSeconds = 3_600;
// More log-ins than this at the same time are not expected of a demo; the oldest then have to start again.
const entriesPerModel = 5_000;

/**
 * Storage of the OpenID provider, in memory alone. It deliberately forgets sessions: people switch between test
 * persons all the time, so no log-in may be remembered from one request to the next.
 */
export function memoryAdapter(): AdapterFactory {
  return (model) => (model === 'Session' ? forgetful() : remembering(new BoundedMemory(entriesPerModel)));
}

function remembering(memory: BoundedMemory<AdapterPayload>): Adapter {
  return {
    upsert: async (id, payload, expiresIn) => memory.set(id, payload, expiresIn ?? defaultSeconds),
    find: async (id) => memory.get(id),
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = memory.get(id);
      if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1_000);
    },
    destroy: async (id) => memory.delete(id),
    revokeByGrantId: async (grantId) => memory.deleteWhere((payload) => payload.grantId === grantId),
  };
}

function forgetful(): Adapter {
  const nothing = async (): Promise<undefined> => undefined;
  return {
    upsert: nothing,
    find: nothing,
    findByUid: nothing,
    findByUserCode: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
}
