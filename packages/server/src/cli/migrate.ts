import { openLog } from '../platform/telemetry/log.ts';
import { settingsOfEnvironment } from './environment-settings.ts';
import { openDatabase } from './open-database.ts';

/** `tillid migrate`: brings the database to the newest schema and ends. */
export async function migrateDatabase(): Promise<number> {
  const { settings, secrets } = settingsOfEnvironment();
  const database = await openDatabase(settings, secrets, openLog('warn'), () => undefined);
  await database.stop();
  console.log('The database has the newest schema.');
  return 0;
}
