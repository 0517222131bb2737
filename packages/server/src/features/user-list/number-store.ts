import type { Tx } from '../../platform/db/work.ts';
import { listedColumns, type ListedUser } from '../users/index.ts';

/** One user as a list shows it. */
export function findListed(tx: Tx, userId: string): Promise<ListedUser[]> {
  return tx.db
    .selectFrom('business_user')
    .select(listedColumns)
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', userId)
    .execute();
}

/** The units of any kind that have a number. */
export function findUnitsWithNumber(tx: Tx, number: string) {
  return tx.db
    .selectFrom('organisation_unit')
    .select(['id as unitId', 'kind', 'number', 'name'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('number', '=', number)
    .orderBy('kind')
    .execute();
}
