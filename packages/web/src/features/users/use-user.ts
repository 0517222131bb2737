import { readUserHistory } from '@tillid/contract/history';
import { readUser } from '@tillid/contract/users';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useLiveUsers } from './use-live-users.ts';
import type { UserProfile } from './user-profile.ts';

const mailPollMs = 3_000;

/** One user, read anew when anybody changes users, and while the activation e-mail is on its way. */
export function useUser(userId: string): UseQueryResult<UserProfile> {
  const parts = { params: { userId } };
  const query = useEndpoint(readUser, parts);
  // The sending of a mail is a job that announces nothing, so it is asked for.
  const mailIsQueued = query.data?.activation.email?.status === 'queued';
  useEndpoint(readUser, parts, { enabled: mailIsQueued, refetchIntervalMs: mailIsQueued && mailPollMs });
  useLiveUsers([readUser, readUserHistory]);
  return query;
}
