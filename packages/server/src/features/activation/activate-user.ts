import type { FastifyReply } from 'fastify';
import type { ActivationDecision } from '@tillid/domain/activation/decide-activation';
import { newId } from '../../platform/db/new-id.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { announce } from '../../platform/http/events.ts';
import type { Platform } from '../../platform/platform.ts';
import { activatePrivate } from '../authenticators/index.ts';
import { bindSubject, startSession, type ProvenEid } from '../sign-in/index.ts';
import { updateUser, type UserRow } from '../users/index.ts';
import { useLink } from './activation-link-store.ts';

/** A decided activation: whom, by which link, proven by whom and how. */
export type DecidedActivation = {
  readonly row: UserRow;
  readonly linkId: string;
  /** Without the CPR number after a code was entered, which it was not kept for. */
  readonly proven: Omit<ProvenEid, 'cpr'> & Partial<Pick<ProvenEid, 'cpr'>>;
  readonly decision: ActivationDecision;
  readonly method: 'cpr' | 'code';
  /** Whether the person consents to logging in with the own eID. */
  readonly consents: boolean;
};

/** Makes the user active with everything that belongs to it, and signs the person in; one unit of work for all of it. */
export async function activateUser(
  tx: Tx,
  platform: Platform,
  activation: DecidedActivation,
  reply: FastifyReply,
): Promise<void> {
  const { row, linkId, proven, decision } = activation;
  const set = {
    status: 'active',
    registered_level: decision.registeredLevel,
    activated_at: tx.scope.now.toString(),
  } as const;
  await updateUser(tx, row, set, 'user.activated');
  await useLink(tx, linkId);
  await insertProofing(tx, activation);
  const person = { cpr: undefined, ...proven };
  await bindSubject(tx, platform.keyring, { userId: row.id, ...person });
  const authenticatorId = activation.consents ? await activatePrivate(tx, row.id) : null;
  const level = decision.registeredLevel;
  await startSession(tx, platform, { userId: row.id, level, person, authenticatorId }, reply);
  await announce(tx, { kind: 'users', id: row.id });
}

/** Writes down that somebody was proven to be the user. */
export async function recordProven(tx: Tx, userId: string, proven: Pick<ProvenEid, 'level'>): Promise<void> {
  const changes = { level: { to: proven.level } };
  await record(tx, { kind: 'user.identity-proven', entityType: 'user', entityId: userId, changes });
}

async function insertProofing(tx: Tx, { row, proven, decision, method }: DecidedActivation): Promise<void> {
  await tx.db
    .insertInto('identity_proofing')
    .values({
      organisation_id: tx.scope.organisationId,
      id: newId(tx.scope.now),
      user_id: row.id,
      issuer: proven.issuer,
      transaction_id: proven.transactionId,
      method,
      level: proven.level,
      eid_name: decision.nameDiffers ? `${proven.firstName} ${proven.lastName}` : null,
      at: tx.scope.now.toString(),
    })
    .execute();
}
