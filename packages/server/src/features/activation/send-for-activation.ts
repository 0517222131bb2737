import type * as contract from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { ProblemError } from '@tillid/contract/problems';
import { offeredChoices } from '@tillid/domain/authenticators/authenticator-kind';
import type { OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import { ordersAtActivation } from '@tillid/domain/authenticators/authenticator-order';
import { atLeast } from '@tillid/domain/users/identity-assurance';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import {
  lockUser,
  orderAuthenticators,
  readProfile,
  refuseForbidden,
  updateUser,
  type UserRow,
} from '../users/index.ts';
import { sendActivation } from './send-activation.ts';

/** Sends one imported user, whose fields are complete, for activation. */
export function sendForActivation(platform: Platform) {
  const send = sendActivation(platform);
  return (call: Call<typeof contract.sendForActivation>): Promise<ReplyOf<typeof contract.sendForActivation>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      refuseForbidden('send-for-activation', user, call.caller);
      // A user without CPR number gets a code.
      if (user.cpr_hash === null) refuseOldLogIn(call.caller, tx.scope.now);
      const faults = incompleteFields(user, await readSettings(tx));
      if (faults.length > 0) throw new Problem('validation-failed', { errors: faults });
      const pending = await updateUser(tx, user, { status: 'pending-activation' }, 'user.sent-for-activation');
      await orderAuthenticators(tx, platform.settings.prices, [
        { user: pending, orders: ordersAtActivation(pending.authenticator, pending.authenticator_limit) },
      ]);
      const sent = await send(tx, pending);
      await announce(tx, { kind: 'users', id: user.id });
      return { user: await readProfile(tx, platform.keyring, call.caller, pending), sent };
    });
}

// The rest of what is mandatory is so in the database. The settings may have changed since the user was imported.
function incompleteFields(user: UserRow, settings: OrganisationSettings): ProblemError[] {
  const faults: ProblemError[] = [];
  if (user.authenticator === null) faults.push({ pointer: '/authenticator', code: 'required' });
  else if (!offeredChoices(settings).includes(user.authenticator)) {
    faults.push({ pointer: '/authenticator', code: 'authenticator-not-offered' });
  }
  if (!atLeast(settings.identityAssurance, user.target_level)) {
    faults.push({ pointer: '/targetLevel', code: 'level-above-organisation' });
  }
  return faults;
}
