import { Temporal } from 'temporal-polyfill';
import { seedDatabase, type Amounts, type SeededOrganisation } from '@tillid/server/cli/seed/seed-database';
import type { BenchDatabase } from './database.ts';

/** Fills the bench's database as `tillid seed` does, and leaves it as a database is that has been in use. */
export async function seedBench(database: BenchDatabase, amounts: Amounts): Promise<SeededOrganisation[]> {
  const made = await seedDatabase({ ...database, now: Temporal.Now.instant(), onProgress: () => undefined }, amounts);
  // Autovacuum would come by itself within minutes, and in the middle of a measurement.
  await database.query('vacuum analyze');
  return made;
}
