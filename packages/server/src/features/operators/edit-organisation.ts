import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/operator';
import { parseOrganisationName } from '@tillid/domain/organisations/organisation-name';
import { Problem } from '../../platform/http/problem.ts';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeOrganisation } from '../organisations/index.ts';
import { readOperated } from './organisation-view.ts';

type Reply = ReplyOf<typeof contract.editOrganisation>;

/** Changes name and kind of an organisation. */
export function editOrganisation(platform: Platform) {
  return (call: OperatorCall<typeof contract.editOrganisation>): Promise<Reply> =>
    platform.work(call.scope, async (tx) => {
      const { organisationId } = call.params;
      const { kind } = call.body;
      const name = parseOrganisationName(call.body.name);
      const change = () => {
        if (!name.ok) throw new Problem('validation-failed', { errors: [{ pointer: '/name', code: name.fault }] });
        return { name: name.value, kind };
      };
      await changeOrganisation(tx, { organisationId, version: call.version }, 'organisation.edited', change);
      return await readOperated(tx, organisationId);
    });
}
