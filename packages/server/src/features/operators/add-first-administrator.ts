import type { Temporal } from 'temporal-polyfill';
import type { ProblemError } from '@tillid/contract/problems';
import { defaultSettings } from '@tillid/domain/organisations/organisation-settings';
import { fail, ok, type Result } from '@tillid/domain/result';
import { checkUserDraft, type UserDraft } from '@tillid/domain/users/user-draft';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import { sendSetUpLink, type LinkSender } from '../activation/index.ts';
import { insertUser } from '../users/index.ts';

/** The first administrator of an organisation as typed in; the CPR number must be there, since it is what proves the person. */
export type AdministratorInput = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string;
  readonly email: string;
};

/** The first administrator as a user to be, or every fault with the field that has it. */
export function checkAdministrator(
  input: AdministratorInput,
  rules: { testNumbers: boolean; now: Temporal.Instant },
): Result<UserDraft, readonly ProblemError[]> {
  const { testNumbers, now } = rules;
  const today = danishDay(now).toString();
  const { draft, faults } = checkUserDraft(input, { testNumbers, today, settings: defaultSettings });
  const errors = faults.map(({ field, ...fault }) =>
    // There is no date of birth here that could stand in for the number.
    fault.code === 'cpr-or-date-missing' ? { pointer: '/cpr', code: 'cpr-format' } : { pointer: `/${field}`, ...fault },
  );
  return draft === undefined || errors.length > 0 ? fail(errors) : ok(draft);
}

/** Adds an organisation's first administrator in its own unit of work and sends the set-up link; gives when it expires. */
export async function addFirstAdministrator(tx: Tx, sender: LinkSender, draft: UserDraft): Promise<Temporal.Instant> {
  const user = await insertUser(tx, sender.keyring, {
    draft,
    status: 'pending-activation',
    // Administrators set an organisation up with their own eID, whatever it allows later.
    authenticator: 'private',
    roles: ['organisation-administrator', 'user-administrator'],
  });
  if (user === undefined) throw new Error('a new organisation has a user with this CPR number already');
  return await sendSetUpLink(tx, sender, user);
}
