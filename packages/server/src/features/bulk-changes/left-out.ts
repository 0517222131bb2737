import { sql, type RawBuilder } from 'kysely';
import type * as z from 'zod/mini';
import type { leftOut } from '@tillid/contract/bulk-changes';
import { bulkRefusals, isBulkRefusal, type BulkRefusal } from '@tillid/domain/bulk-changes/bulk-change';
import type { Tx } from '../../platform/db/work.ts';
import type { Chosen } from './frozen-user-store.ts';

/** Who is left out, reason by reason, as the API tells it. */
export type LeftOut = z.output<typeof leftOut>;
type Named = LeftOut[number]['users'][number] & { readonly reason: BulkRefusal };

/** Beyond so many of one reason the count has to do. */
const mostNamed = 100;

/** Puts counts and names together in the order of the reasons. */
export function groupLeftOut(
  counts: Readonly<Partial<Record<BulkRefusal, number>>>,
  named: readonly Named[] = [],
): LeftOut {
  const users = Map.groupBy(named, (user) => user.reason);
  return bulkRefusals.flatMap((reason) => {
    const count = counts[reason] ?? 0;
    const own = (users.get(reason) ?? []).map(({ userId, firstName, lastName }) => ({ userId, firstName, lastName }));
    return count === 0 ? [] : [{ reason, count, users: own }];
  });
}

/** Counts the users of a selection by the reason why they are left out; null for those who are not. */
export function countVerdicts(
  tx: Tx,
  chosen: Chosen,
  verdict: RawBuilder<BulkRefusal | null>,
): Promise<{ outcome: BulkRefusal | null; users: number }[]> {
  return tx.db
    .selectFrom(chosen.select(verdict.as('outcome')).as('judged'))
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('users')])
    .groupBy('outcome')
    .execute();
}

/** Names the first users by name of each reason, of a selection that is judged. */
export function nameLeftOut(tx: Tx, chosen: Chosen, verdict: RawBuilder<BulkRefusal | null>): Promise<Named[]> {
  const judged = chosen
    .select(['id', 'first_name', 'last_name', 'full_name', verdict.as('reason')])
    .where(sql<boolean>`${verdict} is not null`);
  return nameFirst(tx, sql`(${judged})`);
}

/** Names the first users by name of each reason for which a bulk change left somebody out. */
export function nameSkipped(tx: Tx, changeId: string): Promise<Named[]> {
  const { organisationId } = tx.scope;
  return nameFirst(
    tx,
    sql`(select u.id, u.first_name, u.last_name, u.full_name, b.outcome as reason from bulk_change_user b
      join business_user u on u.organisation_id = b.organisation_id and u.id = b.user_id
      where b.organisation_id = ${organisationId} and b.bulk_change_id = ${changeId} and b.outcome <> 'done')`,
  );
}

/** What was counted, as a record of reasons, with the number of users who are not left out. */
export function countsOf(counted: readonly { outcome: BulkRefusal | 'done' | null; users: number }[]): {
  readonly selected: number;
  readonly able: number;
  readonly reasons: Partial<Record<BulkRefusal, number>>;
} {
  const reasons: Partial<Record<BulkRefusal, number>> = {};
  let [selected, able] = [0, 0];
  for (const { outcome, users } of counted) {
    selected += users;
    if (outcome !== null && isBulkRefusal(outcome)) reasons[outcome] = users;
    else able += users;
  }
  return { selected, able, reasons };
}

async function nameFirst(tx: Tx, judged: RawBuilder<unknown>): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select id as "userId", first_name as "firstName", last_name as "lastName", reason from (
      select *, row_number() over (partition by reason order by full_name collate "da-x-icu", id) as place from ${judged} as judged) as placed
    where place <= ${sql.lit(mostNamed)} order by reason, place`.execute(tx.db);
  return rows;
}
