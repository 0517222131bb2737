import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { startTestServer } from '../../../../../test/support/server.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { seedUsers } from './seed-users.ts';

test('what a row costs does not grow with the rows of a database that was empty', async () => {
  const server = await startTestServer();
  try {
    const { platform, organisation, clock } = server;
    const organisationId = asOrganisationId(organisation.organisationId);
    const scope = { organisationId, actor: { kind: 'system' }, requestId: 'test', now: clock.now() } as const;
    await platform.work(scope, async (tx) => {
      // The connection decides how it looks an event up while there are hardly any.
      for (let from = 0; from < 12; from += 1) await seedAndCheck(tx, from, 1);
      const before = await eventsRead(tx);
      await seedAndCheck(tx, 12, 1_500);
      // Each row looks its own event up, and nobody else's.
      const each = ((await eventsRead(tx)) - before) / 1_500;
      assert.ok(each < 20, `${each} events were read for each user`);
    });
  } finally {
    await server.stop();
  }

  /** The look-up of a row's event, which a commit would make, is made at once. */
  async function seedAndCheck(tx: Tx, from: number, count: number): Promise<void> {
    await seedUsers(tx, server.platform.keyring, { from, count, holdsAdministrator: false });
    await sql`set constraints all immediate`.execute(tx.db);
    await sql`set constraints all deferred`.execute(tx.db);
  }
});

async function eventsRead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select (idx_tup_fetch + seq_tup_read)::float8 as read from pg_stat_xact_user_tables
    where relname = 'history_event'`.execute(tx.db);
  return rows[0]?.read ?? 0;
}
