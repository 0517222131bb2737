import type { Logger } from 'pino';
import { startEmbeddedPostgres } from '../platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '../platform/db/migrate.ts';
import { roleNames } from '../platform/db/roles.ts';
import type { Secrets, Settings } from '../platform/settings/settings.ts';

/** A migrated database: the embedded one, started now, or the one given by URL. */
export type OpenDatabase = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts or finds the database and brings it to the newest schema. */
export async function openDatabase(
  settings: Settings,
  secrets: Secrets,
  log: Logger,
  onLost: (fault: Error) => void,
): Promise<OpenDatabase> {
  const roles = roleNames(settings.rolePrefix);
  if (secrets.databaseUrl !== undefined) {
    if (secrets.databaseOwnerUrl === undefined)
      log.warn(
        'DATABASE_OWNER_URL is not set: migrations run with the login of DATABASE_URL, which then owns the tables',
      );
    await migrate(secrets.databaseOwnerUrl ?? secrets.databaseUrl, secrets.databaseUrl, roles);
    return { url: secrets.databaseUrl, stop: () => Promise.resolve() };
  }
  const embedded = await startEmbeddedPostgres({
    dataDirectory: settings.dataDirectory,
    log,
    onUnexpectedExit: onLost,
  });
  try {
    await migrate(embedded.ownerUrl, embedded.serverUrl, roles);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { url: embedded.serverUrl, stop: () => embedded.stop() };
}
