import type * as contract from '@tillid/contract/users';
import { listUsers } from '@tillid/server/features/user-list/list-users';
import type { Call } from '@tillid/server/platform/http/serve';
import type { Platform } from '@tillid/server/platform/platform';
import type { BenchDatabase } from '../harness/database.ts';
import type { Session } from '../harness/session.ts';
import { scopeOf } from './page-places.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Reads a page as the server does once it knows the caller: the use case with its unit of work, without HTTP. */
export function useCasePage(database: BenchDatabase, session: Session) {
  const read = listUsers(database as unknown as Platform);
  const caller = { roles: ['user', 'user-administrator'], permissions: ['users:read'] };
  return async (query: Query): Promise<number> => {
    const call = { scope: scopeOf(session.organisationId), query, caller } as unknown as Call<
      typeof contract.listUsers
    >;
    return (await read(call)).items.length;
  };
}
