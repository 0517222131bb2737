import type pg from 'pg';
import { systemClock } from '../platform/clock/clock.ts';
import { openPool } from '../platform/db/pool.ts';
import { roleNames } from '../platform/db/roles.ts';
import { asOrganisationId, type Scope } from '../platform/db/scope.ts';
import { createSystemWork, createWork, type SystemWork, type Work } from '../platform/db/work.ts';
import type { Secrets, Settings } from '../platform/settings/settings.ts';
import { settingsOfEnvironment } from './environment-settings.ts';
import { reachDatabase } from './reach-database.ts';

/** The database that the environment names, and the ways into its tables. */
export type DatabaseAccess = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** For what needs a connection of its own, such as a lock. */
  readonly pool: pg.Pool;
  readonly work: Work;
  readonly systemWork: SystemWork;
  /** An organisation by the system: whoever may use the command line runs the deployment. */
  readonly scopeOf: (organisationId: string) => Scope;
};

/** Does something in the database, beside a running server or without one. */
export async function withDatabase<T>(fn: (access: DatabaseAccess) => Promise<T>): Promise<T> {
  const { settings, secrets } = settingsOfEnvironment();
  const database = await reachDatabase(settings, secrets);
  const pool = openPool(database.url, { max: 4 });
  const roles = roleNames(settings.rolePrefix);
  try {
    return await fn({
      settings,
      secrets,
      pool,
      work: createWork(pool, roles),
      systemWork: createSystemWork(pool, roles),
      scopeOf,
    });
  } finally {
    await pool.end();
    await database.stop();
  }
}

function scopeOf(organisationId: string): Scope {
  return {
    organisationId: asOrganisationId(organisationId),
    actor: { kind: 'system' },
    requestId: 'command-line',
    now: systemClock.now(),
  };
}
