import type { Temporal } from 'temporal-polyfill';
import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { mayTry } from '@tillid/domain/activation/code-tries';
import { Problem } from '../../platform/http/problem.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readOrganisationSummary } from '../organisations/index.ts';
import { findUser, stateOfCode } from '../users/index.ts';
import { findCode, triesOf, type CodeRow } from './activation-code-store.ts';
import { findActivationProof } from './activation-proof.ts';
import { scopeOfAttempt } from './attempt-context.ts';

type Reply = ReplyOf<typeof contract.readActivationProof>;

/** The activation that this browser has proven an eID for and that waits for its code. */
export function readActivationProof(platform: Platform) {
  return async (call: AnyoneCall<typeof contract.readActivationProof>): Promise<Reply> => {
    const proof = await findActivationProof(platform, call.request);
    if (proof === undefined) throw new Problem('not-authenticated');
    return await platform.work(scopeOfAttempt(proof, call), async (tx) => {
      const user = await findUser(tx, proof.userId);
      if (user?.status !== 'pending-activation') throw new Problem('not-authenticated');
      const { name } = await readOrganisationSummary(tx);
      const code = await findCode(tx, user.id);
      return { organisationName: name, firstName: user.first_name, ...waitOf(code, tx.scope.now) };
    });
  };
}

function waitOf(code: CodeRow | undefined, now: Temporal.Instant): Pick<Reply, 'state' | 'nextTryAt'> {
  const state = code === undefined ? 'used' : stateOfCode(code, now);
  if (code === undefined || state === 'used') return { state: 'no-code', nextTryAt: null };
  if (state !== 'valid') return { state, nextTryAt: null };
  return { state: 'waiting', nextTryAt: mayTry(triesOf(code), now) ? null : code.next_try_at };
}
