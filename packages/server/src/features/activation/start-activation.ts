import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { BeginAttempt } from '../sign-in/index.ts';
import type { AttemptContext } from './attempt-context.ts';
import { lockSubject, refusalWhoeverItIs } from './activation-subject.ts';
import { findPointer, type Pointer } from './find-pointer.ts';
import { recordUnavailable, recordUnusable } from './refuse-activation.ts';

/** Begins the proof of identity, unless not even the right person could activate the user any more. */
export function startActivation(platform: Platform, begin: BeginAttempt) {
  return async (
    call: AnyoneCall<typeof contract.startActivation>,
  ): Promise<ReplyOf<typeof contract.startActivation>> => {
    const pointer = await findPointer(platform, call);
    const { language, privateConsent = false } = call.body;
    const context: AttemptContext = {
      ...(await checkLink(platform, pointer)),
      privateConsent: privateConsent ? 'yes' : 'no',
    };
    return await begin({ purpose: 'activation', context, language, reply: call.reply }).catch(
      async (error: unknown) => {
        if (error instanceof Problem && error.code === 'unavailable') await recordUnavailable(platform, pointer);
        throw error;
      },
    );
  };
}

async function checkLink(
  platform: Platform,
  { scope, linkId }: Pointer,
): Promise<Omit<AttemptContext, 'privateConsent'>> {
  const { refusal, userId } = await platform.work(scope, async (tx) => {
    const subject = await lockSubject(tx, platform.keyring, linkId);
    const reason = refusalWhoeverItIs(tx, subject);
    if (reason !== undefined) await recordUnusable(tx, platform, subject, reason);
    return { refusal: reason, userId: subject.link.user_id };
  });
  // The event is kept although the request is refused, so the work ends first.
  if (refusal !== undefined) throw ruleBroken(refusal);
  return { organisationId: scope.organisationId, linkId, userId };
}
