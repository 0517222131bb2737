import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { codeBytes, codeExpiry, codeFromBytes, normaliseCode } from '@tillid/domain/activation/activation-code';
import type { CodeTries } from '@tillid/domain/activation/code-tries';
import { sameHash, tokenHash } from '../../platform/crypto/keyed-hash.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { ActivationCodeTable } from '../../platform/db/tables/activation.ts';
import type { Tx } from '../../platform/db/work.ts';

/** The temporary code of a user as it lies in the database. */
export type CodeRow = Selectable<ActivationCodeTable>;

/** A code just made; only this once in clear text. */
export type NewCode = { readonly code: string; readonly expiresAt: Temporal.Instant };

/** Makes the temporary code of a user; the one before it is dead. */
export async function replaceCode(tx: Tx, userId: string): Promise<NewCode> {
  const { organisationId, now } = tx.scope;
  const id = newId(now);
  const code = codeFromBytes(randomBytes(codeBytes));
  const expiresAt = codeExpiry(now);
  await tx.db
    .deleteFrom('activation_code')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .execute();
  await tx.db
    .insertInto('activation_code')
    .values({
      organisation_id: organisationId,
      id,
      user_id: userId,
      code_hash: codeHash(id, code),
      made_at: now.toString(),
      expires_at: expiresAt.toString(),
      next_try_at: null,
      locked_at: null,
      used_at: null,
    })
    .execute();
  return { code, expiresAt };
}

/** The code of a user; undefined when none was made. */
export function findCode(tx: Tx, userId: string): Promise<CodeRow | undefined> {
  return tx.db
    .selectFrom('activation_code')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Whether a typed text is the code, however it was typed. */
export function isRightCode(row: CodeRow, typed: string): boolean {
  return sameHash(row.code_hash, codeHash(row.id, typed));
}

/** Writes down one more wrong try. */
export async function saveTries(tx: Tx, codeId: string, tries: CodeTries): Promise<void> {
  await tx.db
    .updateTable('activation_code')
    .set({
      tries: tries.tries,
      next_try_at: tries.nextTryAt?.toString() ?? null,
      locked_at: tries.locked ? tx.scope.now.toString() : null,
    })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', codeId)
    .execute();
}

/** Marks a code as used. */
export async function useCode(tx: Tx, codeId: string): Promise<void> {
  await tx.db
    .updateTable('activation_code')
    .set({ used_at: tx.scope.now.toString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', codeId)
    .execute();
}

/** The tries of a code as the rules see them. */
export function triesOf(row: CodeRow): CodeTries {
  return {
    tries: row.tries,
    nextTryAt: row.next_try_at === null ? null : Temporal.Instant.from(row.next_try_at),
    locked: row.locked_at !== null,
  };
}

// 70 random bits need no slow hash; the row's id keeps equal codes apart.
function codeHash(codeId: string, typed: string): Buffer {
  return tokenHash(`${codeId}|${normaliseCode(typed)}`);
}
