import { inflateRawSync } from 'node:zlib';
import { sealedColumns } from '@tillid/server/features/keys/index';
import { tokenHash } from '@tillid/server/platform/crypto/keyed-hash';
import type { DeploymentKeys, OrganisationKeys } from '@tillid/server/platform/crypto/keyring';
import { unseal } from '@tillid/server/platform/crypto/seal';
import { asOrganisationId } from '@tillid/server/platform/db/scope';
import type { TestServer } from './server.ts';

/** What is looked for: texts in whatever case, and hashes as they lie in columns. */
export type Sought = { readonly texts: readonly string[]; readonly hashes: readonly Buffer[] };

type Row = Readonly<Record<string, unknown>>;
type Column = { readonly table: string; readonly name: string; readonly type: string };
type Keys = { readonly organisation: OrganisationKeys; readonly deployment: DeploymentKeys };
type Open = (value: Buffer, row: Row, keys: Keys) => Buffer;

/** Sealed columns that only the caller's browser or program could open, each with why nobody of another organisation or user is in it. */
const closed: Readonly<Record<string, string>> = {
  'session.person_sealed': 'opened by the cookie of the session; goes with the user',
  'operator.sealed_name': 'of operators, who are no users',
  'operator_identity.sealed': 'of operators, who are no users',
  'organisation_key.wrapped': 'a key',
  'deployment_key.wrapped': 'a key',
};

const textOf = (row: Row, name: string) => String(row[name]);

/** Every place of the database of one organisation, and of what is of no organisation, in which something sought is: `table.column`, once each. */
export async function searchDatabase(
  server: TestServer,
  organisationId: string,
  sought: Sought,
  idempotencyKeys: readonly string[] = [],
): Promise<string[]> {
  const keys = await readKeys(server, organisationId);
  const openers = openersOf(idempotencyKeys);
  const columns = await server.query<Column>(`
    select format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as name, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema in ('public', 'graphile_worker') and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`);
  const found = new Set<string>();
  for (const [table, ofTable] of Map.groupBy(columns, (column) => column.table)) {
    const hasOrganisation = ofTable.some(({ name }) => name === 'organisation_id');
    const rows = await server.query<Row>(
      `select * from ${table} ${hasOrganisation ? 'where organisation_id = $1' : ''}`,
      hasOrganisation ? [organisationId] : [],
    );
    for (const row of rows) for (const place of placesIn(row, ofTable, { keys, openers }, sought)) found.add(place);
  }
  return [...found].toSorted();
}

function placesIn(row: Row, columns: readonly Column[], by: Pick<At, 'keys' | 'openers'>, sought: Sought): string[] {
  return columns
    .map(({ table, name, type }) => ({ place: `${table.replace('public.', '')}.${name}`, value: row[name], type }))
    .filter(({ value }) => value !== null && value !== undefined)
    .filter(({ place, value, type }) =>
      type === 'bytea' ? isInBytes(value as Buffer, { place, row, ...by }, sought) : isInText(value, sought),
    )
    .map(({ place }) => place);
}

type At = {
  readonly place: string;
  readonly row: Row;
  readonly keys: Keys;
  readonly openers: ReadonlyMap<string, Open>;
};

function isInBytes(value: Buffer, { place, row, keys, openers }: At, sought: Sought): boolean {
  if (sought.hashes.some((hash) => value.includes(hash))) return true;
  if (isInText(value.toString('utf8'), sought)) return true;
  const open = openers.get(place);
  if (open !== undefined) return isInText(open(value, row, keys).toString('utf8'), sought);
  if (closed[place] === undefined && /\.\w*(seal|wrapped)/.test(place))
    throw new Error(`the search cannot open ${place}`);
  return false;
}

function isInText(value: unknown, { texts }: Sought): boolean {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase();
  return texts.some((each) => text.includes(each.toLowerCase()));
}

function openersOf(idempotencyKeys: readonly string[]): ReadonlyMap<string, Open> {
  const sealed = sealedColumns.map(({ table, column, key, context }): [string, Open] => [
    `${table}.${column}`,
    (value, row, keys) => {
      const plain = keys.organisation.unseal(value, context(key.map(({ name }) => textOf(row, name))));
      return table === 'import_block' ? inflateRawSync(plain) : plain;
    },
  ]);
  const cpr: Open = (value, row, { organisation }) => organisation.unseal(value, `cpr|${textOf(row, 'id')}`);
  return new Map<string, Open>([
    ...sealed,
    ['business_user.cpr_sealed', cpr],
    ['deleted_user.cpr_sealed', cpr],
    [
      'sign_in_attempt.sealed',
      (value, row, { deployment }) => deployment.unseal(value, `attempt|${textOf(row, 'purpose')}`),
    ],
    [
      'sign_in_proof.sealed',
      (value, row, { deployment }) => deployment.unseal(value, `proof|${textOf(row, 'purpose')}`),
    ],
    ['idempotency_key.sealed_reply', (value, row) => openReply(value, row, idempotencyKeys)],
  ]);
}

/** A kept reply is opened by the key that the caller sent; each test says which it sent. */
function openReply(value: Buffer, row: Row, idempotencyKeys: readonly string[]): Buffer {
  if (value.length === 0) return value;
  const hash = row['key_hash'] as Buffer;
  const key = idempotencyKeys.find((each) => tokenHash(each).equals(hash));
  if (key === undefined) throw new Error('a reply is kept under a key that the test does not know');
  return unseal(tokenHash(`idempotency reply|${key}`), value, textOf(row, 'id'));
}

async function readKeys({ platform, clock }: TestServer, organisationId: string): Promise<Keys> {
  const scope = {
    organisationId: asOrganisationId(organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now: clock.now(),
  } as const;
  return await platform.work(scope, async (tx) => ({
    organisation: await platform.keyring.ofOrganisation(tx),
    deployment: await platform.keyring.ofDeployment(tx),
  }));
}
