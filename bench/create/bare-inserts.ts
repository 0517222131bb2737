import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { foldText } from '@tillid/domain/users/person-name';
import { syntheticPerson } from '@tillid/server/cli/seed/synthetic-people';
import { newId } from '@tillid/server/platform/db/new-id';
import type { BenchDatabase } from '../harness/database.ts';

/** Inserts one ready-made row into the users' table with all its indexes, a commit each, as a superuser whose sessions fire no triggers. */
export async function bareInserts(
  database: BenchDatabase,
  organisationId: string,
): Promise<(number: number) => Promise<unknown>> {
  const idle: pg.Client[] = [];
  for (let made = 0; made < 16; made += 1) {
    const client = await database.connect();
    await client.query('set session_replication_role = replica');
    idle.push(client);
  }
  let inserted = 0;
  const now = Temporal.Now.instant();
  const text = `insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, date_of_birth,
      cpr_sealed, cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id, anonymous, target_level, authenticator, created_at)
    values ($1, $2, 1, 'pending-activation', $3, $4, $5, $6, $7, $8, $9, 'bench', $9, 'bench', false, 'substantial', 'app', $10)`;
  return async () => {
    const { firstName, lastName, email, dateOfBirth } = syntheticPerson((inserted += 1), false);
    const folded = foldText(`${firstName} ${lastName} ${email}`);
    const sealed = [randomBytes(38), randomBytes(32)];
    const values = [
      organisationId,
      newId(now),
      firstName,
      lastName,
      folded,
      email,
      dateOfBirth,
      ...sealed,
      now.toString(),
    ];
    const client = idle.pop();
    if (client === undefined) throw new Error('more than sixteen inserts at once');
    try {
      await client.query(text, values);
    } finally {
      idle.push(client);
    }
  };
}
