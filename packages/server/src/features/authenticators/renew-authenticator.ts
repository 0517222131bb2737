import type * as contract from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { announce } from '../../platform/http/events.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readUserAuthenticators } from './authenticator-view.ts';
import { openForAdministrator } from './open-authenticator.ts';
import { sendLink } from './send-link.ts';
import { shutAuthenticator } from './shut-authenticator.ts';

/** Lets an app on a new phone, or a chip that has turned up, be activated anew; until then nobody gets in with it. */
export function renewAuthenticator(platform: Platform) {
  return (call: Call<typeof contract.renewAuthenticator>): Promise<ReplyOf<typeof contract.renewAuthenticator>> =>
    platform.work(call.scope, async (tx) => {
      const { user, row } = await openForAdministrator(tx, call.caller, call.params);
      await shutAuthenticator(tx, row, { action: 'renew', party: 'user-administrator' });
      await sendLink(tx, platform, user, { about: 'renewed', choices: row.means === null ? [] : [row.means] });
      await announce(tx, { kind: 'users', id: user.id });
      return await readUserAuthenticators(tx, platform, call.caller, user);
    });
}
