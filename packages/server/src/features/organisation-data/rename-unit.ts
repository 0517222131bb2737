import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import { parseUnitName } from '@tillid/domain/organisations/unit';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeUnit, getUnit, lockUnit } from '../organisations/index.ts';
import { refuseForbidden, viewUnit } from './unit-view.ts';

/** Gives a unit another name; what is as it was makes no event. */
export function renameUnit(platform: Platform) {
  return (call: Call<typeof contract.renameUnit>): Promise<ReplyOf<typeof contract.renameUnit>> =>
    platform.work(call.scope, async (tx) => {
      const unit = await lockUnit(tx, call.params.unitId, call.version);
      await refuseForbidden(tx, 'rename', unit);
      const name = parseUnitName(call.body.name);
      if (!name.ok) throw new Problem('validation-failed', { errors: [{ pointer: '/name', code: name.fault }] });
      if (name.value !== unit.name) {
        const changes = { name: { from: unit.name, to: name.value } };
        await changeUnit(tx, unit, { set: { name: name.value }, kind: `${unit.kind}.renamed`, changes });
        await announce(tx, { kind: 'units', id: unit.id });
      }
      return await viewUnit(tx, call.caller, await getUnit(tx, unit.id));
    });
}
