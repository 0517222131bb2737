import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

const lookEveryMs = 50;

/** What a wait tells while it lasts: how many transactions it still waits for. */
export type OnWaiting = (transactions: number) => Promise<void>;

/**
 * Waits until every transaction of this login that is open now has ended. What was committed before the call is seen by all that
 * begin after it, so afterwards no unit of work goes by what was before. As `create index concurrently` waits: nobody else is held up.
 */
export async function waitForEarlierTransactions(pool: pg.Pool, onWaiting: OnWaiting): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ id: string }>(`
      select l.virtualtransaction as id from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'virtualxid' and l.virtualtransaction = l.virtualxid and l.pid <> pg_backend_pid()
        and a.datname = current_database() and a.usename = session_user`);
    const ids = rows.map((row) => row.id);
    for (let told = 0; ;) {
      const left = await client.query<{ count: number }>(
        `select count(*)::int as count from pg_locks where locktype = 'virtualxid' and virtualtransaction = virtualxid
           and virtualtransaction = any($1)`,
        [ids],
      );
      const count = left.rows[0]?.count ?? 0;
      if (count === 0) return;
      if (count !== told) await onWaiting((told = count));
      await wait(lookEveryMs);
    }
  } finally {
    client.release();
  }
}
