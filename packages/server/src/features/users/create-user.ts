import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { authenticatorChoices } from '@tillid/domain/authenticators/authenticator-kind';
import type { AuthenticatorOrder } from '@tillid/domain/authenticators/authenticator-order';
import type { UserDraft } from '@tillid/domain/users/user-draft';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { acceptOrders, usualOrders } from './accept-orders.ts';
import { acceptDraft, alreadyExists } from './check-draft.ts';
import { findUserByCpr } from './cpr-store.ts';
import { insertUser, type NewUser } from './insert-user.ts';
import { orderAuthenticators } from './order-authenticators.ts';
import { findNamesakes } from './same-person.ts';
import type { SendForActivation } from './send-for-activation.ts';
import type { UserRow } from './user-store.ts';
import { findUnitFaults, unitColumns } from './user-units.ts';
import { readProfile } from './user-view.ts';

/** Creates one user and sends for activation at once, in the same unit of work. */
export function createUser(platform: Platform, parts: { sendForActivation: SendForActivation }) {
  const { keyring, settings: deployment } = platform;
  return (call: Call<typeof contract.createUser>): Promise<ReplyOf<typeof contract.createUser>> =>
    platform.work(call.scope, async (tx) => {
      // The keys are read along with the settings.
      const [settings] = await Promise.all([readSettings(tx), keyring.ofOrganisation(tx), keyring.ofDeployment(tx)]);
      const unitFaults = await findUnitFaults(tx, call.body, { settings });
      const draft = acceptDraft(tx, call.body, { settings, testNumbers: deployment.testNumbers }, unitFaults);
      // A user without CPR number gets a code.
      if (draft.cpr === undefined) refuseOldLogIn(call.caller, tx.scope.now);
      const orders = acceptOrders(call.body.authenticators ?? usualOrders(settings), [], settings);
      // Asked in this order, so that the new user is not found to be the same person.
      const [, user] = await Promise.all([
        refuseSamePerson(tx, draft, call.body),
        insertNew(tx, keyring, {
          draft,
          status: 'pending-activation',
          authenticator: mainOf(orders),
          // The user orders nothing besides what the administrator has ordered.
          columns: { ...unitColumns(call.body), authenticator_limit: 0 },
        }),
      ]);
      await orderAuthenticators(tx, deployment.prices, [
        { user, orders: orders.filter(({ choice }) => choice !== 'private') },
      ]);
      const sent = await parts.sendForActivation(tx, user);
      await announce(tx, { kind: 'users', id: user.id });
      return { user: await readProfile(tx, keyring, call.caller, user), sent };
    });
}

/** Where one of the two has no CPR number nobody can know whether they are the same person, so the administrator is asked (decision 19). */
async function refuseSamePerson(tx: Tx, draft: UserDraft, body: BodyOf<typeof contract.createUser>): Promise<void> {
  if (body.confirmedSamePerson) return;
  const [same] = await findNamesakes(tx, { ...draft, hasCpr: draft.cpr !== undefined });
  if (same === undefined) return;
  const error = { pointer: '', code: 'same-name-and-birth-date', params: { userId: same.id } };
  throw new Problem('conflict', { errors: [error] });
}

/** What the user's row tells of the choice; the own eID is given along with it. */
function mainOf(orders: readonly AuthenticatorOrder[]): NewUser['authenticator'] {
  return authenticatorChoices.find((each) => orders.some(({ choice }) => choice === each)) ?? null;
}

async function insertNew(tx: Tx, keyring: Keyring, newUser: NewUser): Promise<UserRow> {
  const user = await insertUser(tx, keyring, newUser);
  if (user !== undefined) return user;
  const { cpr } = newUser.draft;
  const other = cpr === undefined ? undefined : await findUserByCpr(tx, keyring, cpr);
  // Gone again between the two statements: trying again will do.
  if (other === undefined) throw new Problem('conflict', { errors: [{ pointer: '/cpr', code: 'already-exists' }] });
  throw alreadyExists(other);
}
