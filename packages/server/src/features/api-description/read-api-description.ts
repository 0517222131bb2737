import { endpointGroups } from '@tillid/contract/all-endpoints';
import type { readApiDescription as endpoint } from '@tillid/contract/api-description';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { toOpenApi } from '@tillid/contract/openapi';
import type { AnyoneCall } from '../../platform/http/serve.ts';

/** The OpenAPI document, made of the contract when it is first asked for; it tells nothing of this deployment. */
export function readApiDescription() {
  let made: ReplyOf<typeof endpoint> | undefined;
  return ({ reply }: AnyoneCall<typeof endpoint>): Promise<ReplyOf<typeof endpoint>> => {
    made ??= toOpenApi(endpointGroups) as ReplyOf<typeof endpoint>;
    reply.header('cache-control', 'public, max-age=300');
    return Promise.resolve(made);
  };
}
