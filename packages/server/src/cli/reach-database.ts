import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findRunningPostgres } from '../platform/db/embedded/find-running-postgres.ts';
import type { Secrets, Settings } from '../platform/settings/settings.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { WrongUse } from './wrong-use.ts';

/** The database of a command that works beside a running server or without one; makes none where there is none. */
export async function reachDatabase(settings: Settings, secrets: Secrets): Promise<OpenDatabase> {
  if (secrets.databaseUrl !== undefined) return { url: secrets.databaseUrl, stop: () => Promise.resolve() };
  const running = findRunningPostgres(settings.dataDirectory);
  if (running !== undefined) return { url: running.serverUrl, stop: () => Promise.resolve() };
  if (!existsSync(join(settings.dataDirectory, 'postgresql')))
    throw new WrongUse(`There is no database in ${settings.dataDirectory}: set TILLID_DATA or DATABASE_URL.`);
  return await openDatabase(settings, secrets, openLog('warn'), () => undefined);
}
