import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { loginUrl, openRun, runOf, type TestRun } from './database-run.ts';

/** Makes the schema in an empty database; called once for each template and run. */
export type Prepare = (ownerUrl: string, serverUrl: string) => Promise<void>;

/** A database of one test's own. */
export type DatabaseClone = {
  readonly name: string;
  readonly ownerUrl: string;
  readonly serverUrl: string;
  drop(): Promise<void>;
};

/** The database server of a test run. */
export type TestDatabase = {
  /** Given to child processes as TEST_DATABASE_URL it makes them use this server, its logins and its templates. */
  readonly url: string;
  /** The prefix of the run's role names (DATABASE_ROLE_PREFIX), so that runs on one server do not meet. */
  readonly rolePrefix: string;
  /** A copy of the template `name` (letters, digits, `_`; at most 20), which the first caller of the run has made by `prepare`. */
  cloneTemplate(name: string, prepare: Prepare): Promise<DatabaseClone>;
  /** Ends what this call began: server, directory, databases, roles. Nothing when the run belongs to a parent process. */
  stop(): Promise<void>;
};

/**
 * Starts a test run: on an embedded PostgreSQL of its own in a temporary directory, or on the server that
 * TEST_DATABASE_URL names (a login that may create databases and roles); or joins the run of the parent process.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const given = process.env['TEST_DATABASE_URL'];
  const joined = given === undefined ? undefined : runOf(given);
  const { run, stop } = joined ? { run: joined, stop: async () => undefined } : await openRun(given);
  return {
    url: run.url,
    rolePrefix: run.prefix,
    cloneTemplate: (name, prepare) => cloneTemplate(run, name, prepare),
    stop,
  };
}

async function cloneTemplate(run: TestRun, name: string, prepare: Prepare): Promise<DatabaseClone> {
  if (!/^\w{1,20}$/.test(name)) throw new Error(`"${name}" cannot be the name of a template.`);
  const template = `${run.prefix}_template_${name}`;
  const clone = `${run.prefix}_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: run.url });
  await admin.connect();
  try {
    await provideTemplate(admin, run, template, prepare);
    await admin.query(`create database ${clone} template ${template} owner ${run.prefix}_owner`);
    await copyGrants(admin, template, clone);
  } finally {
    await admin.end();
  }
  return {
    name: clone,
    ownerUrl: loginUrl(run, 'owner', clone),
    serverUrl: loginUrl(run, 'server', clone),
    drop: () => dropDatabase(run, clone),
  };
}

/** One process makes the template while the others wait; a half-made one, whose maker failed, is made again. */
async function provideTemplate(admin: Client, run: TestRun, template: string, prepare: Prepare): Promise<void> {
  if (await isTemplate(admin, template)) return;
  const lock = `hashtextextended(${escapeLiteral(template)}, 0)`;
  await admin.query(`select pg_advisory_lock(${lock})`);
  try {
    if (await isTemplate(admin, template)) return;
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.query(`create database ${template} owner ${run.prefix}_owner template template0 encoding 'UTF8'`);
    await prepare(loginUrl(run, 'owner', template), loginUrl(run, 'server', template));
    await admin.query(`alter database ${template} with allow_connections false is_template true`);
  } finally {
    await admin.query(`select pg_advisory_unlock(${lock})`);
  }
}

async function isTemplate(admin: Client, name: string): Promise<boolean> {
  const found = await admin.query('select from pg_database where datname = $1 and datistemplate', [name]);
  return found.rowCount === 1;
}

/** PostgreSQL copies what is in a database, but not the rights on the database itself. */
async function copyGrants(admin: Client, template: string, clone: string): Promise<void> {
  const { rows } = await admin.query<{ privilege: string; role: string }>(
    `select privilege_type as privilege, rolname as role
       from pg_database, aclexplode(datacl), pg_roles
      where datname = $1 and pg_roles.oid = grantee and grantee <> datdba`,
    [template],
  );
  for (const { privilege, role } of rows) {
    await admin.query(`grant ${privilege} on database ${clone} to ${escapeIdentifier(role)}`);
  }
}

async function dropDatabase(run: TestRun, name: string): Promise<void> {
  const admin = new Client({ connectionString: run.url });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.end();
  }
}
