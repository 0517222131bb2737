import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import {
  changesBetween,
  findUnitFaults,
  lockUser,
  readProfile,
  refuseForbidden,
  unitColumns,
  unitsOf,
  updateUser,
} from '../users/index.ts';

/** Associates a user with a production unit, an SE number and whoever pays; what is as it was makes no event. */
export function assignUnits(platform: Platform) {
  const { keyring } = platform;
  return (call: Call<typeof contract.assignUnits>): Promise<ReplyOf<typeof contract.assignUnits>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      refuseForbidden('assign-units', user, call.caller);
      const settings = await readSettings(tx);
      const errors = await findUnitFaults(tx, call.body, { settings, present: unitsOf(user) });
      if (errors.length > 0) throw new Problem('validation-failed', { errors });
      const changes = unitColumns(call.body);
      if (Object.keys(changesBetween(user, { ...user, ...changes })).length === 0)
        return await readProfile(tx, keyring, call.caller, user);
      const assigned = await updateUser(tx, user, changes, 'user.units-assigned');
      await announce(tx, { kind: 'users', id: user.id });
      return await readProfile(tx, keyring, call.caller, assigned);
    });
}
