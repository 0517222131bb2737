import { usersMayAct } from '@tillid/domain/organisations/organisation-kind';
import type { AuthenticatorRefusal } from '@tillid/domain/authenticators/activation-refusal';
import type { Tx } from '../../platform/db/work.ts';
import { getOrganisation } from '../organisations/index.ts';
import type { UserRow } from '../users/index.ts';

/** Why nobody can activate anything of a user now, whoever it is; undefined when somebody can. */
export async function refusalOfUser(tx: Tx, user: UserRow | undefined): Promise<AuthenticatorRefusal | undefined> {
  if (user === undefined) return 'user-deleted';
  if (!usersMayAct((await getOrganisation(tx)).status)) return 'organisation-blocked';
  if (user.status === 'deactivated') return 'user-deactivated';
  return user.status === 'active' ? undefined : 'user-not-active';
}
