import type { Tx } from '../../platform/db/work.ts';

/** Takes away every eID that is bound to a user, as authenticator and for finding the user at sign-in: each proved somebody by what was wrong. */
export async function unbindSubjects(tx: Tx, userId: string): Promise<void> {
  const { organisationId } = tx.scope;
  await tx.db
    .deleteFrom('authenticator')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .execute();
  await tx.db
    .deleteFrom('sign_in_identity')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('kind', '=', 'subject')
    .execute();
}

/** Lets the temporary code of a user be no more, who is proven by a CPR number now. */
export async function deleteCode(tx: Tx, userId: string): Promise<void> {
  await tx.db
    .deleteFrom('activation_code')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .execute();
}
