import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import { isUnitNumberDoubtful, parseUnitNumber } from '@tillid/domain/organisations/unit';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { addUnit as writeUnit, getUnit } from '../organisations/index.ts';
import { viewUnit } from './unit-view.ts';

/** Registers a unit of the organisation. */
export function addUnit(platform: Platform) {
  return (call: Call<typeof contract.addUnit>): Promise<ReplyOf<typeof contract.addUnit>> =>
    platform.work(call.scope, async (tx) => {
      const { kind, number, name } = call.body;
      refuseDoubtful(call.body);
      const unitId = await writeUnit(tx, kind, { number, name });
      await announce(tx, { kind: 'units', id: unitId });
      return await viewUnit(tx, call.caller, await getUnit(tx, unitId));
    });
}

/** An SE number without control digit is usually a slip, so whoever means it says so. */
function refuseDoubtful({ kind, number, confirmedNumber }: BodyOf<typeof contract.addUnit>): void {
  const read = parseUnitNumber(kind, number);
  if (!read.ok || confirmedNumber || !isUnitNumberDoubtful(kind, read.value)) return;
  throw new Problem('conflict', { errors: [{ pointer: '/number', code: 'se-number-no-control-digit' }] });
}
