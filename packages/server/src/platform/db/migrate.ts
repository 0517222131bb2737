import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { runMigrations } from 'graphile-worker';
import { advisoryLocks } from './advisory-locks.ts';
import { openPool } from './pool.ts';
import { ensureRoles, type RoleNames } from './roles.ts';

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Brings the database to the newest schema: roles, job queue, then the numbered files, each in a transaction of its own. */
export async function migrate(ownerUrl: string, serverUrl: string, roles: RoleNames): Promise<{ applied: string[] }> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [advisoryLocks.migration]);
    await withClusterLock(owner, () => ensureRoles(owner, roles, decodeURIComponent(new URL(serverUrl).username)));
    await migrateQueue(ownerUrl, roles);
    return { applied: await applyFiles(owner, roles) };
  } finally {
    await owner.end();
  }
}

/** Roles belong to the whole cluster, and a lock of one database is not seen in another: a lost race is tried again. */
async function withClusterLock(owner: pg.ClientBase, fn: () => Promise<void>): Promise<void> {
  for (let left = 20; ; left -= 1) {
    try {
      await owner.query('begin');
      await fn();
      await owner.query('commit');
      return;
    } catch (error) {
      await owner.query('rollback');
      if (left === 0 || !isRace(error)) throw error;
    }
  }
}

function isRace(error: unknown): boolean {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  return code === '23505' || code === '42710' || code === 'XX000' || code === '40001';
}

async function migrateQueue(ownerUrl: string, roles: RoleNames): Promise<void> {
  const pool = openPool(ownerUrl, { max: 1, role: roles.worker });
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function applyFiles(owner: pg.Client, roles: RoleNames): Promise<string[]> {
  await owner.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
  );
  const done = new Set((await owner.query<{ name: string }>('select name from migration')).rows.map((row) => row.name));
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).toSorted();
  const unknown = [...done].filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `the database is newer than this version of Tillid (it has ${unknown.join(', ')}): start the newer version`,
    );
  const missing = names.filter((name) => !done.has(name));
  for (const name of missing) {
    const text = await readFile(`${migrationsFolder}/${name}`, 'utf8');
    await owner.query('begin');
    await owner.query(withRoleNames(text, roles));
    await owner.query('insert into migration (name) values ($1)', [name]);
    await owner.query('commit');
  }
  return missing;
}

function withRoleNames(text: string, roles: RoleNames): string {
  return text.replace(/:"(app|system|search|history|worker)"/g, (_, role: keyof RoleNames) => `"${roles[role]}"`);
}
