import { danishDay } from '../../platform/clock/clock.ts';
import type { ProblemError } from '@tillid/contract/problems';
import type { OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import { checkUserDraft, type UserDraft, type UserDraftInput } from '@tillid/domain/users/user-draft';
import type { Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { UserRow } from './user-store.ts';

/** What the rules of a draft depend on besides the draft. */
export type DraftCircumstances = { readonly settings: OrganisationSettings; readonly testNumbers: boolean };

/** The draft that a form gave; throws every fault at once, those found elsewhere in the form too. */
export function acceptDraft(
  tx: Tx,
  input: UserDraftInput,
  circumstances: DraftCircumstances,
  otherFaults: readonly ProblemError[] = [],
): UserDraft {
  const { draft, faults } = checkUserDraft(input, { ...circumstances, today: danishDay(tx.scope.now).toString() });
  const errors = [...faults.map(({ field, ...fault }) => ({ pointer: `/${field}`, ...fault })), ...otherFaults];
  if (draft === undefined || errors.length > 0) throw new Problem('validation-failed', { errors });
  return draft;
}

/** Another user of the organisation has the CPR number; the caller is told who, to go there (decision 19). */
export function alreadyExists(other: Pick<UserRow, 'id' | 'status'>): Problem {
  const params = { userId: other.id, status: other.status };
  return new Problem('conflict', { errors: [{ pointer: '/cpr', code: 'already-exists', params }] });
}
