import { operatorRealm } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { deleteEndedOperatorSessions } from './operator-session-store.ts';
import { forgetOperators } from './operator-store.ts';

// As long as the name of a deleted user (decision 41).
const keptMonths = 13;

/** Ends what has run out in the operators' realm: sessions nobody ended, names of operators removed 13 months ago; gives how many. */
export async function eraseOperators(tx: Tx): Promise<number> {
  if (tx.scope.organisationId !== operatorRealm) return 0;
  const before = tx.scope.now.toZonedDateTimeISO('UTC').subtract({ months: keptMonths }).toInstant();
  return (await deleteEndedOperatorSessions(tx)) + (await forgetOperators(tx, before.toString()));
}
