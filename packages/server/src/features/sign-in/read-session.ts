import type * as contract from '@tillid/contract/session';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { AnyoneCall, UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';

/** What other capabilities tell of the session's organisation. */
export type SessionParts = {
  readonly organisationSummary: (tx: Tx) => Promise<SignedIn['organisation']>;
  readonly showImportedUsers: (tx: Tx) => Promise<boolean>;
};

type SignedIn = Extract<ReplyOf<typeof contract.readSession>, { signedIn: true }>;

/** The session of this browser; reading it does not prolong it. */
export function readSession(platform: Platform, parts: SessionParts) {
  return async (call: AnyoneCall<typeof contract.readSession>): Promise<ReplyOf<typeof contract.readSession>> => {
    const { demo, testNumbers } = platform.settings;
    const caller = await platform.http.authenticate(call.request, { prolong: false });
    // A program has no session; what it may do stands in its token.
    if (caller?.kind !== 'user') return { signedIn: false, demo };
    const scope: Scope = {
      organisationId: caller.organisationId,
      actor: caller.actor,
      requestId: call.requestId,
      now: call.now,
    };
    return await platform.work(scope, async (tx): Promise<ReplyOf<typeof contract.readSession>> => {
      const user = await tx.db
        .selectFrom('business_user')
        .select(['first_name', 'last_name'])
        .where('organisation_id', '=', caller.organisationId)
        .where('id', '=', caller.userId)
        .executeTakeFirst();
      // Deleted since the session was found, which ends with the user.
      if (user === undefined) return { signedIn: false, demo };
      return {
        signedIn: true,
        demo,
        testNumbers,
        user: { userId: caller.userId, firstName: user.first_name, lastName: user.last_name, roles: [...caller.roles] },
        organisation: await parts.organisationSummary(tx),
        permissions: [...caller.permissions],
        showImportedUsers: await parts.showImportedUsers(tx),
        idleEndsAt: caller.idleEndsAt.toString(),
        endsAt: caller.endsAt.toString(),
      };
    });
  };
}

/** Keeps the session alive: authenticating the call has done so. */
export function extendSession() {
  return async (call: UserCall<typeof contract.extendSession>): Promise<ReplyOf<typeof contract.extendSession>> => ({
    idleEndsAt: call.caller.idleEndsAt.toString(),
    endsAt: call.caller.endsAt.toString(),
  });
}
