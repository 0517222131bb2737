import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import { announce } from '../../platform/http/events.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeUnit, findDefaultInvoicingMethod, getUnit, lockUnit } from '../organisations/index.ts';
import { refuseForbidden, viewUnit } from './unit-view.ts';

/** Lets another invoicing method pay for every user who has none of the own. */
export function makeDefaultInvoicingMethod(platform: Platform) {
  return (
    call: Call<typeof contract.makeDefaultInvoicingMethod>,
  ): Promise<ReplyOf<typeof contract.makeDefaultInvoicingMethod>> =>
    platform.work(call.scope, async (tx) => {
      const method = await lockUnit(tx, call.params.unitId, call.version);
      await refuseForbidden(tx, 'make-default', method);
      const former = await findDefaultInvoicingMethod(tx);
      if (former !== undefined) {
        await changeUnit(tx, former, {
          set: { is_default: false },
          kind: 'invoicing-method.replaced-as-default',
          changes: { isDefault: { from: 'true', to: 'false' } },
        });
      }
      await changeUnit(tx, method, {
        set: { is_default: true },
        kind: 'invoicing-method.made-default',
        changes: { isDefault: { from: 'false', to: 'true' } },
      });
      await announce(tx, { kind: 'units', id: method.id });
      return await viewUnit(tx, call.caller, await getUnit(tx, method.id));
    });
}
