import type { FastifyReply } from 'fastify';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import type { OnProven, ProvenEid } from '../sign-in/index.ts';
import { activateUser, recordProven } from './activate-user.ts';
import { saveActivationProof } from './activation-proof.ts';
import { decide, lockSubject } from './activation-subject.ts';
import { readAttemptContext, scopeOfAttempt } from './attempt-context.ts';
import { recordRefusal } from './refuse-activation.ts';

type Coming = { readonly linkId: string; readonly proven: ProvenEid; readonly reply: FastifyReply };

const codePath = '/activate/code';

/** What happens when somebody comes back from the eID: the user is active, has still to enter the code, or is refused. */
export function completeActivation(platform: Platform): OnProven {
  return async (proven, context, { request, reply }) => {
    const attempt = readAttemptContext(context);
    const scope = scopeOfAttempt(attempt, { requestId: request.id, now: platform.clock.now() });
    const path = await platform.work(scope, (tx) => goOn(tx, platform, { linkId: attempt.linkId, proven, reply }));
    if (path === codePath) {
      const { cpr: _, ...provenWithoutCpr } = proven;
      await saveActivationProof(platform, reply, { ...attempt, proven: provenWithoutCpr });
    }
    return path;
  };
}

/** The page that tells why an activation was refused. */
export function refusedPath(reason: string): string {
  return `/activate/refused/${reason}`;
}

async function goOn(tx: Tx, platform: Platform, { linkId, proven, reply }: Coming): Promise<string> {
  const subject = await lockSubject(tx, platform.keyring, linkId);
  const decision = decide(tx, subject, proven);
  if (!decision.ok || subject.row === undefined) {
    const reason = decision.ok ? 'user-deleted' : decision.fault;
    await recordRefusal(tx, platform, subject, reason);
    return refusedPath(reason);
  }
  const { row } = subject;
  await recordProven(tx, row.id, proven);
  if (row.cpr_hash === null) return codePath;
  const decided = { row, linkId, proven, decision: decision.value, method: 'cpr' } as const;
  await activateUser(tx, platform, decided, reply);
  return '/activate/done';
}
