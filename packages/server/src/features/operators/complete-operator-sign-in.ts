import { atLeast } from '@tillid/domain/users/identity-assurance';
import { newToken } from '../../platform/crypto/keyed-hash.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { describeError } from '../../platform/telemetry/log.ts';
import { setCookie, type OnAnswer, type ProvenEid } from '../sign-in/index.ts';
import { readOperatorToken } from './operator-cookie.ts';
import { identityOfSubject } from './operator-keys.ts';
import { endOperatorSession, insertOperatorSession } from './operator-session-store.ts';
import { bindIdentity, findOperatorId } from './operator-store.ts';
import { realmScope } from './realm-scope.ts';

type Refusal = 'no-operator' | 'level-too-low' | 'cancelled' | 'unavailable' | 'failed';

const reasonOf = { cancelled: 'cancelled', 'provider-unavailable': 'unavailable', 'answer-refused': 'failed' } as const;

/** What happens when somebody comes back from the eID to be an operator: a session, or the page that says why not. */
export function completeOperatorSignIn(platform: Platform): OnAnswer {
  return async (answer, context, { request, reply }) => {
    if (!answer.ok) return refusedPath(reasonOf[answer.fault]);
    const proven = answer.value;
    const tokens = { token: newToken(), before: readOperatorToken(platform.settings, request) };
    const now = platform.clock.now();
    const scope = realmScope({ actor: { kind: 'anonymous' }, requestId: request.id, now });
    try {
      const refusal = await platform.work(scope, (tx) => signIn(tx, platform, proven, tokens));
      if (refusal !== undefined) return refusedPath(refusal);
    } catch (error) {
      platform.log.error({ requestId: request.id, error: describeError(error) }, 'an operator could not be signed in');
      return refusedPath('failed');
    }
    setCookie(platform.settings, reply, { name: 'operator', value: tokens.token });
    return context['returnTo'] ?? '/operator';
  };
}

/** A session with a new token in place of the browser's before it (OWASP ASVS 5.0, 7.2.4). */
async function signIn(
  tx: Tx,
  { keyring }: Platform,
  proven: ProvenEid,
  tokens: { token: string; before: string | undefined },
): Promise<Refusal | undefined> {
  const keys = await keyring.ofDeployment(tx);
  const bySubject = await findOperatorId(tx, keys.personHashesOfSubject(proven.issuer, proven.subject));
  const byCpr = proven.cpr === undefined ? undefined : await findOperatorId(tx, keys.personHashesOfCpr(proven.cpr));
  const operatorId = bySubject ?? byCpr;
  if (!atLeast(proven.level, 'high')) {
    if (operatorId !== undefined) await recordRefusal(tx, operatorId, 'level-too-low');
    return 'level-too-low';
  }
  if (operatorId === undefined) return 'no-operator';
  // The eID says that its subject is another person now than the one who was made an operator.
  if (proven.cpr !== undefined && byCpr !== operatorId) {
    await recordRefusal(tx, operatorId, 'cpr-changed');
    return 'no-operator';
  }
  if (bySubject === undefined) await bindIdentity(tx, operatorId, await identityOfSubject(tx, keyring, proven));
  if (tokens.before !== undefined) await endOperatorSession(tx, tokens.before);
  await insertOperatorSession(tx, operatorId, tokens.token);
  return undefined;
}

async function recordRefusal(tx: Tx, operatorId: string, reason: string): Promise<void> {
  const changes = { reason: { to: reason } };
  await record(tx, { kind: 'operator.sign-in-refused', entityType: 'operator', entityId: operatorId, changes });
}

function refusedPath(reason: Refusal): string {
  return `/operator/refused?reason=${reason}`;
}
