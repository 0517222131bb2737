import pg from 'pg';
import { migrate } from '@tillid/server/platform/db/migrate';
import { roleNames, type RoleNames } from '@tillid/server/platform/db/roles';
import { startTestDatabase } from './database.ts';

/** A database of one test file with the newest schema and nothing in it, for tests of the platform without a server. */
export type MigratedDatabase = {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly roles: RoleNames;
  /** Runs SQL as the superuser, who sees all organisations. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

/** Clones the migrated template. */
export async function startMigratedDatabase(): Promise<MigratedDatabase> {
  const database = await startTestDatabase();
  const roles = roleNames(database.rolePrefix);
  const clone = await database.cloneTemplate('main', async (owner, server) => {
    await migrate(owner, server, roles);
  });
  const url = new URL(database.url);
  url.pathname = `/${clone.name}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  return {
    ownerUrl: clone.ownerUrl,
    serverUrl: clone.serverUrl,
    roles,
    query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await admin.query<Row>(text, values)).rows,
    async stop() {
      await admin.end();
      await clone.drop();
      await database.stop();
    },
  };
}
