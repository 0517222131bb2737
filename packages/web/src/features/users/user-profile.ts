import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readUser } from '@tillid/contract/users';

/** One user as administrators see it. */
export type UserProfile = ReplyOf<typeof readUser>;
