import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { linkState } from '@tillid/domain/activation/activation-link';
import { Problem } from '../../platform/http/problem.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { asksConsent } from '../authenticators/index.ts';
import { readOrganisationSummary } from '../organisations/index.ts';
import { asActivationLink } from '../users/index.ts';
import { findLink } from './activation-link-store.ts';
import { findPointer } from './find-pointer.ts';

/** What a link says to whoever opens it, mail scanners too: its state and the organisation's name. Changes nothing. */
export function readActivationLink(platform: Platform) {
  return async (
    call: AnyoneCall<typeof contract.readActivationLink>,
  ): Promise<ReplyOf<typeof contract.readActivationLink>> => {
    const { linkId, scope } = await findPointer(platform, call);
    return await platform.work(scope, async (tx) => {
      const link = await findLink(tx, linkId);
      if (link === undefined) throw new Problem('not-found');
      const { name } = await readOrganisationSummary(tx);
      const state = linkState(asActivationLink(link), tx.scope.now);
      return { state, organisationName: name, asksConsent: state === 'valid' && (await asksConsent(tx, link.user_id)) };
    });
  };
}
