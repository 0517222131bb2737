import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { SeparateAuthenticator } from '@tillid/domain/authenticators/authenticator-kind';
import { pricesOn } from '@tillid/domain/authenticators/prices';
import { danishDay } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { placeOrders, type OrderedAuthenticator } from '../users/index.ts';
import { readUserAuthenticators } from './authenticator-view.ts';
import { openForAdministrator, type Opened } from './open-authenticator.ts';
import { sendLink } from './send-link.ts';
import { shutAuthenticator } from './shut-authenticator.ts';

/** Orders another authenticator of the same means in place of one that is blocked with it; the user is mailed once about both. */
export function replaceAuthenticator(platform: Platform) {
  return (call: Call<typeof contract.replaceAuthenticator>): Promise<ReplyOf<typeof contract.replaceAuthenticator>> =>
    platform.work(call.scope, async (tx) => {
      const opened = await openForAdministrator(tx, call.caller, call.params);
      const { user, row } = opened;
      // Only a separate one can be replaced, and it has a means.
      if (row.means === null) throw ruleBroken('authenticator-status');
      const { offeredAuthenticators } = await readSettings(tx);
      if (!offeredAuthenticators.includes(row.means)) throw notOffered();
      await shutAuthenticator(tx, row, { action: 'replace', party: 'user-administrator', reason: 'replaced' });
      await placeOrders(tx, [orderInPlaceOf(tx, platform, opened, row.means)]);
      await sendLink(tx, platform, user, { about: 'replaced', choices: [row.means] });
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}

function orderInPlaceOf(
  tx: Tx,
  platform: Platform,
  { user, row }: Opened,
  means: SeparateAuthenticator,
): OrderedAuthenticator {
  return {
    id: newId(tx.scope.now),
    user_id: user.id,
    kind: 'separate',
    means,
    status: 'ordered',
    price: pricesOn(platform.settings.prices, danishDay(tx.scope.now).toString())[means],
    invoicing_method_id: user.invoicing_method_id,
    replaces_id: row.id,
  };
}

function notOffered(): Problem {
  return new Problem('validation-failed', { errors: [{ pointer: '', code: 'authenticator-not-offered' }] });
}
