import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { offeredChoices } from '@tillid/domain/authenticators/authenticator-kind';
import { newId } from '../../platform/db/new-id.ts';
import { record } from '../../platform/history/record.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { insertOrder } from './activation-order-store.ts';

/** Begins to send the users with CPR number of a selection for activation; a job does it. */
export function startActivationOrder(platform: Platform) {
  return (call: Call<typeof contract.startActivationOrder>): Promise<ReplyOf<typeof contract.startActivationOrder>> =>
    platform.work(call.scope, async (tx) => {
      const { selection, authenticator, authenticatorLimit } = call.body;
      if (!offeredChoices(await readSettings(tx)).includes(authenticator)) {
        throw new Problem('validation-failed', {
          errors: [{ pointer: '/authenticator', code: 'authenticator-not-offered' }],
        });
      }
      const id = newId(tx.scope.now);
      const order = {
        id,
        authenticator,
        authenticator_limit: authenticatorLimit,
        ordered_by: call.caller.actor.id,
        ordered_by_kind: call.caller.kind,
      };
      const total = await insertOrder(tx, order, selection);
      if (total === 0) throw ruleBroken('nobody-to-activate');
      await record(tx, {
        kind: 'activation-order.started',
        entityType: 'activation-order',
        entityId: id,
        version: 1,
        changes: {
          authenticator: { to: authenticator },
          authenticatorLimit: { to: String(authenticatorLimit) },
          total: { to: String(total) },
        },
      });
      await enqueueJob(tx, 'run-activation-order', id);
      return { activationOrderId: id, total };
    });
}
