import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';
import type { Condition, Elsewhere } from '../users/index.ts';

/** How many users match, as the planner reckons from its statistics, and how many the organisation has. */
export type Estimate = { readonly matching: number; readonly users: number };

type Explained = { readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[] };

/** Reckons how many users match conditions on their own rows, without looking for them. */
export async function estimateMatching(tx: Tx, own: readonly Condition[]): Promise<Estimate> {
  const ofOrganisation = sql<boolean>`organisation_id = ${tx.scope.organisationId}`;
  const [matching, users] = await Promise.all([
    explainedRows(tx, [ofOrganisation, ...own]),
    explainedRows(tx, [ofOrganisation]),
  ]);
  return { matching, users };
}

async function explainedRows(tx: Tx, conditions: readonly Condition[]): Promise<number> {
  const { rows } = await sql<Explained>`
    explain (format json) select from business_user where ${sql.join(conditions, sql` and `)}`.execute(tx.db);
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

/** The users whose rows elsewhere match; undefined when there are more than `most`. */
export async function gatherIds(tx: Tx, { userIds }: Elsewhere, most: number): Promise<string[] | undefined> {
  return await idsOf(
    tx,
    sql`select case when count(*) <= ${most}::integer then coalesce(array_agg(id), '{}') end as ids
      from (select * from (${userIds}) found limit ${most + 1}::integer) gathered(id)`,
  );
}

/** The users who have every one of the folded words; undefined when there are more than `most`. */
export async function gatherByWords(tx: Tx, words: readonly string[], most: number): Promise<string[] | undefined> {
  return await idsOf(tx, sql`select users_with_words(${words}::text[], ${most}::integer) as ids`);
}

async function idsOf(tx: Tx, statement: RawBuilder<unknown>): Promise<string[] | undefined> {
  const { rows } = await sql<{ ids: string[] | null }>`${statement}`.execute(tx.db);
  return rows[0]?.ids ?? undefined;
}

/** Condition of being one of these. */
export function among(ids: readonly string[]): Condition {
  return sql<boolean>`business_user.id = any(${ids}::uuid[])`;
}
