import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/users';
import { offeredChoices } from '@tillid/domain/authenticators/authenticator-kind';
import { foldText } from '@tillid/domain/users/person-name';
import type { UserDraft } from '@tillid/domain/users/user-draft';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { refuseOldLogIn } from '../../platform/http/refuse-old-log-in.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { acceptDraft, alreadyExists } from './check-draft.ts';
import { findUserByCpr } from './cpr-store.ts';
import { insertUser, type NewUser } from './insert-user.ts';
import type { SendForActivation } from './send-for-activation.ts';
import { listUsersBornOn, type UserRow } from './user-store.ts';
import { readProfile } from './user-view.ts';

/** Creates one user and sends for activation at once, in the same unit of work. */
export function createUser(platform: Platform, parts: { sendForActivation: SendForActivation }) {
  const { keyring, settings: deployment } = platform;
  return (call: Call<typeof contract.createUser>): Promise<ReplyOf<typeof contract.createUser>> =>
    platform.work(call.scope, async (tx) => {
      // The keys are read along with the settings.
      const [settings] = await Promise.all([readSettings(tx), keyring.ofOrganisation(tx), keyring.ofDeployment(tx)]);
      const draft = acceptDraft(tx, call.body, { settings, testNumbers: deployment.testNumbers });
      // A user without CPR number gets a code.
      if (draft.cpr === undefined) refuseOldLogIn(call.caller, tx.scope.now);
      const [authenticator = 'app'] = offeredChoices(settings);
      // Asked in this order, so that the new user is not found to be the same person.
      const [, user] = await Promise.all([
        refuseSamePerson(tx, draft, call.body),
        insertNew(tx, keyring, { draft, status: 'pending-activation', authenticator }),
      ]);
      const sent = await parts.sendForActivation(tx, user);
      await announce(tx, { kind: 'users', id: user.id });
      return { user: await readProfile(tx, keyring, call.caller, user), sent };
    });
}

/** Where one of the two has no CPR number nobody can know whether they are the same person, so the administrator is asked (decision 19). */
async function refuseSamePerson(tx: Tx, draft: UserDraft, body: BodyOf<typeof contract.createUser>): Promise<void> {
  if (body.confirmedSamePerson) return;
  const name = foldText(`${draft.firstName} ${draft.lastName}`);
  const bornThen = await listUsersBornOn(tx, draft.dateOfBirth);
  const doubtful = draft.cpr === undefined ? bornThen : bornThen.filter((user) => user.cpr_hash === null);
  const same = doubtful.find((user) => foldText(user.full_name) === name);
  if (same === undefined) return;
  const error = { pointer: '', code: 'same-name-and-birth-date', params: { userId: same.id } };
  throw new Problem('conflict', { errors: [error] });
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
