import type pg from 'pg';

/** Names of the group roles; the server's login is a member of them and has no rights of its own. */
export type RoleNames = {
  readonly app: string;
  readonly system: string;
  readonly search: string;
  /** Notes what is not yet sealed and empties what is forgotten; the only role that may change an event. */
  readonly history: string;
  readonly worker: string;
};

/** Role names with the deployment's prefix, so that several installations can share a database server. */
export function roleNames(prefix: string): RoleNames {
  return {
    app: `${prefix}_app`,
    system: `${prefix}_system`,
    search: `${prefix}_search`,
    history: `${prefix}_history`,
    worker: `${prefix}_worker`,
  };
}

/** Makes the group roles where they are missing and lets the owner and the server's login act as them; under the caller's advisory lock. */
export async function ensureRoles(owner: pg.ClientBase, roles: RoleNames, serverLogin: string): Promise<void> {
  const { rows } = await owner.query<{ login: string; database: string }>(
    'select current_user as login, current_database() as database',
  );
  const [current] = rows;
  if (current === undefined) throw new Error('no answer from the database');
  for (const role of Object.values(roles)) {
    const found = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0) await owner.query(`create role "${role}" nologin`);
    await grantUnlessHeld(owner, role, current.login);
  }
  for (const role of [roles.app, roles.system, roles.worker]) await grantUnlessHeld(owner, role, serverLogin);
  await owner.query(`grant create on database "${current.database}" to "${roles.worker}"`);
  await owner.query(`grant create on schema public to "${roles.worker}", "${roles.search}", "${roles.history}"`);
}

async function grantUnlessHeld(owner: pg.ClientBase, role: string, login: string): Promise<void> {
  const { rows } = await owner.query<{ held: boolean }>(
    `select exists (select 1 from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles g on g.oid = m.member
       where r.rolname = $1 and g.rolname = $2) and pg_has_role($2, $1, 'member') as held`,
    [role, login],
  );
  // On PostgreSQL 16 the maker of a role holds only its ADMIN option, which is not enough to act as it; granting again is harmless.
  if (rows[0]?.held !== true || login === (await currentUser(owner)))
    await owner.query(`grant "${role}" to "${login}"`);
}

async function currentUser(owner: pg.ClientBase): Promise<string> {
  const { rows } = await owner.query<{ login: string }>('select current_user as login');
  return rows[0]?.login ?? '';
}
