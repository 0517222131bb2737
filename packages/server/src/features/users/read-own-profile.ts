import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findEidName } from './profile-store.ts';
import { getUser } from './user-store.ts';
import { readMaskedCpr } from './user-view.ts';

/** The caller's own user. */
export function readOwnProfile(platform: Platform) {
  return (call: UserCall<typeof contract.readOwnProfile>): Promise<ReplyOf<typeof contract.readOwnProfile>> =>
    platform.work(call.scope, async (tx) => {
      const user = await getUser(tx, call.caller.userId);
      return {
        userId: user.id,
        firstName: user.first_name,
        lastName: user.last_name,
        maskedCpr: await readMaskedCpr(tx, platform.keyring, user),
        dateOfBirth: user.date_of_birth,
        email: user.email,
        phone: user.phone,
        anonymous: user.anonymous,
        registeredLevel: user.registered_level,
        eidName: await findEidName(tx, user.id),
        activatedAt: user.activated_at,
      };
    });
}
