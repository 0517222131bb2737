import { UserHistory } from '../history/user-history.tsx';
import type { UserProfile } from './user-profile.ts';

/** What happened to the user, fetched when the section is opened. */
export function UserHistorySection({ user }: { readonly user: UserProfile }) {
  return <UserHistory userId={user.userId} name={`${user.firstName} ${user.lastName}`} />;
}
