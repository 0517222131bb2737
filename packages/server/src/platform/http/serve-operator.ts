import type { Endpoint, ReplyOf } from '@tillid/contract/endpoint';
import { operatorRealm, type Scope } from '../db/scope.ts';
import type { HttpPlatform } from './http-platform.ts';
import { answerOnce } from './idempotency.ts';
import type { OperatorCaller } from './operator-caller.ts';
import { Problem } from './problem.ts';
import { parse, readIfMatch, route, type AnyoneCall } from './serve.ts';

/** What a use case of an operator gets: the scope of the operators' realm, who calls, and the version that was seen. */
export type OperatorCall<E extends Endpoint> = AnyoneCall<E> & {
  readonly scope: Scope;
  readonly operator: OperatorCaller;
  readonly version: number;
};

/** Serves an endpoint that is for operators alone: no user's session and no token opens it. */
export function serveOperator<E extends Endpoint>(
  platform: HttpPlatform,
  endpoint: E,
  useCase: (call: OperatorCall<E>) => Promise<ReplyOf<E>>,
): void {
  if (endpoint.permission !== 'operator') throw new Error(`${endpoint.name} needs ${endpoint.permission}`);
  route(platform, endpoint, async (request, reply) => {
    const operator = await platform.authenticateOperator(request, { prolong: true });
    if (operator === undefined) throw new Problem('not-authenticated');
    const parsed = parse(platform, endpoint, request, reply);
    const scope: Scope = {
      organisationId: operatorRealm,
      actor: { kind: 'operator', id: operator.operatorId },
      requestId: request.id,
      now: parsed.now,
    };
    const version = endpoint.ifMatch ? readIfMatch(request) : 0;
    const answer = (inScope: Scope) => useCase({ ...parsed, scope: inScope, operator, version });
    return endpoint.creates ? await answerOnce({ platform, endpoint, request, scope }, answer) : await answer(scope);
  });
}
