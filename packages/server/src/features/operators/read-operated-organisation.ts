import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { readOperated } from './organisation-view.ts';

type Reply = ReplyOf<typeof contract.readOperatedOrganisation>;

/** One organisation, without its people. */
export function readOperatedOrganisation(platform: Platform) {
  return (call: OperatorCall<typeof contract.readOperatedOrganisation>): Promise<Reply> =>
    platform.work(call.scope, (tx) => readOperated(tx, call.params.organisationId));
}
