import type { ReplyOf } from '@tillid/contract/endpoint';
import { readAuthenticators } from '@tillid/contract/authenticators';
import { readUserHistory } from '@tillid/contract/history';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useLiveUsers } from '../users/use-live-users.ts';

/** The authenticators of a user as an administrator is told of them. */
export type UserAuthenticators = ReplyOf<typeof readAuthenticators>;

/** Everything that a change of authenticators makes old. */
export const changedByAuthenticators = [readAuthenticators, readUserHistory];

/** The authenticators of a user, read anew when anybody changes users, and when the eID has issued what was ordered. */
export function useAuthenticators(userId: string): UseQueryResult<UserAuthenticators> {
  useLiveUsers([readAuthenticators]);
  return useEndpoint(readAuthenticators, { params: { userId } });
}
