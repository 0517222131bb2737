import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { record } from '../history/record.ts';
import { newId } from './new-id.ts';
import { asOrganisationId, type Scope } from './scope.ts';
import type { Tx } from './work.ts';

let server: TestServer;
let own: Scope;
let other: Scope;
before(async () => {
  server = await startTestServer();
  own = scopeOf(server.organisation.organisationId);
  other = scopeOf(server.otherOrganisation.organisationId);
});
after(() => server.stop());

function scopeOf(organisationId: string): Scope {
  return {
    organisationId: asOrganisationId(organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now: server.clock.now(),
  };
}

function usersOf(tx: Tx, organisationId: string) {
  return tx.db.selectFrom('business_user').select('id').where('organisation_id', '=', organisationId).execute();
}

test('a unit of work sees its own organisation and nothing of another', async () => {
  const { work } = server.platform;
  assert.equal((await work(own, (tx) => usersOf(tx, own.organisationId))).length, 4);
  assert.deepEqual(await work(own, (tx) => usersOf(tx, other.organisationId)), []);
  const everywhere = await work(own, (tx) =>
    sql<{ n: number }>`select count(*)::int as n from business_user`.execute(tx.db),
  );
  assert.equal(everywhere.rows[0]?.n, 4);
});

test('a row of another organisation can be neither written, changed, removed nor referred to', async () => {
  const { work } = server.platform;
  const stranger = server.otherOrganisation.users.user.userId;
  await assert.rejects(
    work(own, (tx) =>
      tx.db
        .insertInto('user_role')
        .values({ organisation_id: other.organisationId, user_id: stranger, role: 'user-administrator' })
        .execute(),
    ),
    /row-level security/,
  );
  await assert.rejects(
    work(own, (tx) =>
      tx.db
        .insertInto('user_role')
        .values({ organisation_id: own.organisationId, user_id: stranger, role: 'user-administrator' })
        .execute(),
    ),
    /foreign key/,
  );
  const changed = await work(own, (tx) =>
    tx.db.updateTable('business_user').set({ email: 'x@example.test' }).where('id', '=', stranger).executeTakeFirst(),
  );
  assert.equal(changed.numUpdatedRows, 0n);
  const removed = await work(own, (tx) =>
    tx.db.deleteFrom('business_user').where('id', '=', stranger).executeTakeFirst(),
  );
  assert.equal(removed.numDeletedRows, 0n);
});

test('without an organisation there is an error, not an empty answer', async () => {
  await assert.rejects(
    server.platform.work(own, async (tx) => {
      await sql`reset app.organisation_id`.execute(tx.db);
      return await usersOf(tx, own.organisationId);
    }),
  );
});

test('no role that the server can take reaches another organisation', async () => {
  const { work, systemWork } = server.platform;
  await assert.rejects(
    work(own, async (tx) => {
      await sql`reset role`.execute(tx.db);
      return await usersOf(tx, own.organisationId);
    }),
    /permission denied/,
  );
  await assert.rejects(
    systemWork((tx) => tx.db.selectFrom('business_user').select('id').execute()),
    /permission denied/,
  );
  await assert.rejects(
    systemWork((tx) => tx.db.selectFrom('history_event').select('id').execute()),
    /permission denied/,
  );
  await assert.rejects(
    work(own, (tx) => sql`set role ${sql.id(`${server.platform.settings.rolePrefix}_owner`)}`.execute(tx.db)),
  );
  await assert.rejects(
    work(own, (tx) => sql`set session_replication_role = replica`.execute(tx.db)),
    /permission denied/,
  );
  await assert.rejects(
    work(own, (tx) => sql`alter table business_user disable trigger all`.execute(tx.db)),
    /must be owner/,
  );
});

test('a transaction is dead when its unit of work has ended', async () => {
  const escaped = await server.platform.work(own, (tx) => Promise.resolve(tx));
  await assert.rejects(usersOf(escaped, own.organisationId), /has ended/);
});

test('a unit of work whose database error was swallowed does not pretend to have committed', async () => {
  await assert.rejects(
    server.platform.work(own, async (tx) => {
      await sql`select 1 / 0`.execute(tx.db).catch(() => undefined);
    }),
    /rolled back/,
  );
});

test('a change without its history event cannot commit', async () => {
  const { work } = server.platform;
  const { userId } = server.organisation.users.user;
  const change = (tx: Tx, version: number) =>
    tx.db
      .updateTable('business_user')
      .set({ phone: '+4512345678', version })
      .where('organisation_id', '=', own.organisationId)
      .where('id', '=', userId)
      .execute();
  await assert.rejects(
    work(own, (tx) => change(tx, 2)),
    /without a history event/,
  );
  await assert.rejects(
    work(own, (tx) => change(tx, 1)),
    /without a new version/,
  );
  await assert.rejects(
    work(own, async (tx) => {
      await change(tx, 2);
      await record(tx, { kind: 'user.draft-edited', entityType: 'user', entityId: userId, version: 3 });
    }),
    /without a history event/,
  );
  await assert.rejects(
    work(own, (tx) =>
      tx.db
        .insertInto('user_role')
        .values({ organisation_id: own.organisationId, user_id: userId, role: 'trusted-employee' })
        .execute(),
    ),
    /without a history event/,
  );
  const [row] = await server.query<{ phone: string | null; version: number }>(
    'select phone, version from business_user where id = $1',
    [userId],
  );
  assert.deepEqual(row, { phone: null, version: 1 });
});

test('history can be added to and read, and neither changed nor removed', async () => {
  const { work } = server.platform;
  const event = newId(own.now);
  await assert.rejects(
    work(own, (tx) => tx.db.updateTable('history_event').set({ kind: event }).execute()),
    /permission denied/,
  );
  await assert.rejects(
    work(own, (tx) => tx.db.deleteFrom('history_event').execute()),
    /permission denied/,
  );
});
