import { Temporal } from 'temporal-polyfill';
import type * as z from 'zod/mini';
import type * as contract from '@tillid/contract/users';
import { codeState, type CodeState } from '@tillid/domain/activation/activation-code';
import { linkState, type ActivationLink } from '@tillid/domain/activation/activation-link';
import type { Tx } from '../../platform/db/work.ts';
import {
  findActivationRows,
  findOpenActivations,
  type ActivationRows,
  type CodeRow,
  type NewestLink,
} from './activation-state-store.ts';
import type { UserRow } from './user-store.ts';

/** Where the activation of a user stands. */
export type ActivationState = z.output<typeof contract.activationState>;
/** A mark beside the status of a user. */
export type UserMark = z.output<typeof contract.userMark>;

const nothingSent: ActivationState = { link: null, email: null, code: null };

/** Reads where the activation of a user stands; a user of whom nothing was sent or made has a state of nulls. */
export async function readActivationState(tx: Tx, userId: string): Promise<ActivationState> {
  return stateOf(await findActivationRows(tx, userId), tx.scope.now);
}

/** Reads what the marks of users in a list need of their activations: without the mails, and a replaced link is none. */
export async function readOpenActivations(
  tx: Tx,
  userIds: readonly string[],
): Promise<(userId: string) => ActivationState> {
  if (userIds.length === 0) return () => nothingSent;
  const found = await findOpenActivations(tx, userIds);
  return (userId) => stateOf(found.get(userId), tx.scope.now);
}

function stateOf(rows: ActivationRows | undefined, now: Temporal.Instant): ActivationState {
  if (rows === undefined) return nothingSent;
  const { link, code } = rows;
  return {
    link: link === undefined ? null : linkOf(link, now),
    email: link === undefined ? null : emailOf(link),
    code: code === undefined ? null : codeOf(code, now),
  };
}

/** The marks beside a user's status, derived and never stored (decision 25). */
export function marksOf(
  user: Pick<UserRow, 'status' | 'anonymous' | 'deactivated_from'>,
  activation: ActivationState,
): UserMark[] {
  const marks: UserMark[] = [];
  if (isDeactivationPlanned(user)) marks.push('deactivation-planned');
  if (user.status === 'pending-activation') {
    if (activation.link?.state === 'expired') marks.push('link-expired');
    if (activation.code?.state === 'expired') marks.push('code-expired');
    if (activation.code?.state === 'locked') marks.push('code-locked');
  }
  if (user.anonymous) marks.push('anonymous');
  return marks;
}

/** Whether an active user, as of today, is to be deactivated on a later day. */
export function isDeactivationPlanned(user: Pick<UserRow, 'status' | 'deactivated_from'>): boolean {
  return user.status === 'active' && user.deactivated_from !== null;
}

/** A link as the rules see it. */
export function asActivationLink(row: Pick<NewestLink, 'expires_at' | 'used_at' | 'replaced_at'>): ActivationLink {
  return {
    expiresAt: Temporal.Instant.from(row.expires_at),
    usedAt: instantOrNull(row.used_at),
    replacedAt: instantOrNull(row.replaced_at),
  };
}

/** The state of a temporary code. */
export function stateOfCode(row: Pick<CodeRow, 'expires_at' | 'used_at' | 'tries'>, now: Temporal.Instant): CodeState {
  const { tries } = row;
  return codeState(
    { expiresAt: Temporal.Instant.from(row.expires_at), usedAt: instantOrNull(row.used_at), tries },
    now,
  );
}

function linkOf(link: NewestLink, now: Temporal.Instant): ActivationState['link'] {
  return { sentAt: link.sent_at, expiresAt: link.expires_at, state: linkState(asActivationLink(link), now) };
}

function emailOf(link: NewestLink): ActivationState['email'] {
  const { email_status: status, email_at: at, email_attempts: attempts, email_failure: code } = link;
  if (status === null || at === null || attempts === null) return null;
  return { status, at, attempts, failure: code === null ? null : failureOf(code) };
}

/** What sending noted is a reply code of SMTP (RFC 5321, 4.2.1) about the mail, or a code of the connection. */
function failureOf(code: string): 'refused' | 'refused-for-now' | 'unreachable' {
  if (/^5\d\d$/.test(code)) return 'refused';
  return /^4\d\d$/.test(code) ? 'refused-for-now' : 'unreachable';
}

function codeOf(code: CodeRow, now: Temporal.Instant): ActivationState['code'] {
  return { madeAt: code.made_at, expiresAt: code.expires_at, state: stateOfCode(code, now), tries: code.tries };
}

function instantOrNull(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
