import type { Tx } from '../../platform/db/work.ts';

/**
 * Lets nobody in any more as a user who was proven by what was wrong: what was bound and activated has to be activated anew. The
 * subjects of authenticators that the eID issued for the user stay known, since it is by them that they are told.
 */
export async function unbindSubjects(tx: Tx, userId: string): Promise<void> {
  const { organisationId } = tx.scope;
  await tx.db
    .updateTable('authenticator')
    .set({ status: 'delivered', activated_at: null })
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('status', '=', 'activated')
    .execute();
  await tx.db
    .deleteFrom('eid_subject')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('kind', '<>', 'separate')
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
