import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import { isOperatorStatus } from '@tillid/domain/organisations/organisation-kind';
import { ruleBroken } from '../../platform/http/problem.ts';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeOrganisation } from '../organisations/index.ts';
import { readOperated } from './organisation-view.ts';

type Reply = ReplyOf<typeof contract.changeOrganisationStatus>;

/** Blocks an organisation's users or lets them in again; every request of theirs asks for the status, so it holds at once. */
export function changeOrganisationStatus(platform: Platform) {
  return (call: OperatorCall<typeof contract.changeOrganisationStatus>): Promise<Reply> =>
    platform.work(call.scope, async (tx) => {
      const { organisationId } = call.params;
      const seen = { organisationId, version: call.version };
      await changeOrganisation(tx, seen, 'organisation.status-changed', (entry) => {
        if (!isOperatorStatus(entry.status)) throw ruleBroken('organisation-terminating');
        return { status: call.body.status };
      });
      return await readOperated(tx, organisationId);
    });
}
