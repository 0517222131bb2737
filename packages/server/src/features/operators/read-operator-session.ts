import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { listOperators } from './operator-store.ts';
import { realmScope } from './realm-scope.ts';

type Reply = ReplyOf<typeof contract.readOperatorSession>;
type Extended = ReplyOf<typeof contract.extendOperatorSession>;

/** The operator's session of this browser; reading it does not prolong it. */
export function readOperatorSession(platform: Platform) {
  return async (call: AnyoneCall<typeof contract.readOperatorSession>): Promise<Reply> => {
    const { demo, testNumbers } = platform.settings;
    const operator = await platform.http.authenticateOperator(call.request, { prolong: false });
    if (operator === undefined) return { signedIn: false, demo };
    const { operatorId } = operator;
    const scope = realmScope({ actor: { kind: 'operator', id: operatorId }, requestId: call.requestId, now: call.now });
    const all = await platform.work(scope, (tx) => listOperators(tx, platform.keyring, { removed: false }));
    const name = all.find((each) => each.operatorId === operatorId)?.name ?? null;
    // Removed since the session was found, which ends with the operator.
    if (name === null) return { signedIn: false, demo };
    return {
      signedIn: true,
      demo,
      testNumbers,
      operator: { operatorId, name },
      idleEndsAt: operator.idleEndsAt.toString(),
      endsAt: operator.endsAt.toString(),
    };
  };
}

/** Keeps the session alive: authenticating the call has done so. */
export function extendOperatorSession() {
  return ({ operator }: OperatorCall<typeof contract.extendOperatorSession>): Promise<Extended> =>
    Promise.resolve({ idleEndsAt: operator.idleEndsAt.toString(), endsAt: operator.endsAt.toString() });
}
