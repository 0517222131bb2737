import type { Updateable } from 'kysely';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type { ProblemError } from '@tillid/contract/problems';
import type * as contract from '@tillid/contract/users';
import { offeredChoices } from '@tillid/domain/authenticators/authenticator-kind';
import type { OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import type { UserDraft } from '@tillid/domain/users/user-draft';
import type { BusinessUserTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { announce } from '../../platform/http/events.ts';
import { breaksConstraint } from '../../platform/http/database-problems.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSettings } from '../organisations/index.ts';
import { changesOfCpr } from './change-cpr.ts';
import { acceptDraft } from './check-draft.ts';
import { openCpr } from './cpr-store.ts';
import { refuseForbidden } from './user-abilities.ts';
import { changesBetween, lockUser, updateUser, type UserRow } from './user-store.ts';
import { findUnitFaults, unitColumns, unitsOf } from './user-units.ts';
import { readProfile } from './user-view.ts';

type Body = BodyOf<typeof contract.editDraft>;
type Changes = Updateable<BusinessUserTable>;

/** Edits an imported user before activation; every field is judged anew (decision 33). */
export function editDraft(platform: Platform) {
  const { keyring, settings: deployment } = platform;
  const edit = (call: Call<typeof contract.editDraft>): Promise<ReplyOf<typeof contract.editDraft>> =>
    platform.work(call.scope, async (tx) => {
      const user = await lockUser(tx, call.params.userId, call.version);
      refuseForbidden('edit-draft', user, call.caller);
      const settings = await readSettings(tx);
      const { body } = call;
      const cpr = body.keepCpr ? (await openCpr(tx, keyring, user))?.reveal() : body.cpr;
      const units = await findUnitFaults(tx, body, { settings, present: unitsOf(user) });
      const faults = [...refuseAuthenticator(body, user, settings), ...units];
      const draft = acceptDraft(tx, { ...body, cpr }, { settings, testNumbers: deployment.testNumbers }, faults);
      const changes = { ...changesOf(draft, body), ...(await changesOfCpr(tx, keyring, user, draft)) };
      const edited = await applyChanges(tx, user, changes);
      return await readProfile(tx, keyring, call.caller, edited);
    });
  // Somebody else took the CPR number between the look and the change: another look tells who.
  return (call: Call<typeof contract.editDraft>): Promise<ReplyOf<typeof contract.editDraft>> =>
    edit(call).catch((error: unknown) => {
      if (breaksConstraint(error, 'business_user_cpr') || breaksConstraint(error, 'business_user_next_cpr'))
        return edit(call);
      throw error;
    });
}

/** An authenticator that the organisation's settings do not offer; what the user has already may stay. */
function refuseAuthenticator({ authenticator }: Body, user: UserRow, settings: OrganisationSettings): ProblemError[] {
  const isOffered = authenticator === null || offeredChoices(settings).includes(authenticator);
  if (isOffered || authenticator === user.authenticator) return [];
  return [{ pointer: '/authenticator', code: 'authenticator-not-offered' }];
}

function changesOf(draft: UserDraft, body: Body): Changes {
  return {
    first_name: draft.firstName,
    last_name: draft.lastName,
    email: draft.email,
    phone: draft.phone ?? null,
    date_of_birth: draft.dateOfBirth,
    anonymous: draft.anonymous,
    reference_text: draft.referenceText ?? null,
    target_level: draft.targetLevel,
    authenticator: body.authenticator,
    authenticator_limit: body.authenticatorLimit,
    ...unitColumns(body),
  };
}

async function applyChanges(tx: Tx, user: UserRow, changes: Changes): Promise<UserRow> {
  const changed = changesBetween(user, { ...user, ...changes } as UserRow);
  if (Object.keys(changed).length === 0) return user;
  await announce(tx, { kind: 'users', id: user.id });
  return await updateUser(tx, user, changes, 'user.draft-edited');
}
