import pg from 'pg';
import type { BenchDatabase } from '../harness/database.ts';
import { makeOrganisation } from '../harness/organisation.ts';
import { nextCvr } from './import-run.ts';

const batchRows = 5_000;
const tables = ['business_user', 'sign_in_identity', 'history_event'] as const;

/** What imports left in a table, ready to be inserted by plain SQL: for each batch of rows an array of each column. */
type ReadyTable = { readonly statement: string; readonly batches: readonly (readonly Buffer[])[] };
type Column = { readonly name: string; readonly type: string };

/** Rows of an import, ready to be inserted for another organisation. */
export type ReadyRows = readonly ReadyTable[];

/** Reads what imports have written, as arrays in PostgreSQL's own form, the cheapest that it can be given. */
export async function readyRows(database: BenchDatabase): Promise<ReadyRows> {
  const ready: ReadyTable[] = [];
  for (const table of tables) ready.push(await readyTable(database, table));
  return ready;
}

async function readyTable(database: BenchDatabase, table: (typeof tables)[number]): Promise<ReadyTable> {
  const columns = await database.query<Column>(
    `select '"' || attname || '"' as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
       and attname not in ('organisation_id', 'transaction_id') order by attnum`,
    [table],
  );
  // An array of arrays is one array to `unnest`, so a list of texts travels as one text.
  const isList = ({ type }: Column) => type === 'text[]';
  const arrays = columns.map((column) => {
    const { name } = column;
    return `array_send(array_agg(${isList(column) ? `array_to_string(${name}, ',')` : name} order by place)) as ${name}`;
  });
  const rows = await database.query<Record<string, Buffer>>(
    `select ${arrays.join(', ')} from (select *, row_number() over () - 1 as place from ${table} where ${imported[table]}) r
     group by place / ${batchRows} order by place / ${batchRows}`,
  );
  const parameters = columns.map((column, index) => `$${index + 2}::${isList(column) ? 'text' : column.type}[]`);
  const values = columns.map((column) =>
    isList(column) ? `string_to_array(v.${column.name}, ',')` : `v.${column.name}`,
  );
  const names = columns.map(({ name }) => name).join(', ');
  return {
    statement: `insert into ${table} (organisation_id, ${names}) select $1::uuid, ${values.join(', ')} from unnest(${parameters.join(', ')}) as v(${names})`,
    batches: rows.map((row) => columns.map(({ name }) => row[name.slice(1, -1)] ?? Buffer.alloc(0))),
  };
}

const imported = {
  business_user: 'import_id is not null',
  sign_in_identity: 'true',
  history_event: `kind = 'user.imported'`,
} as const;

/** Inserts the rows for a new organisation: in one transaction, as the tables' owner, with triggers and row-level security off; gives the seconds. */
export async function insertPlainly(database: BenchDatabase, ready: ReadyRows): Promise<number> {
  const organisationId = await makeOrganisation(database, nextCvr());
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const alter = async (changes: string) => {
    for (const table of tables) await owner.query(`alter table ${table} ${changes}`);
  };
  try {
    await alter('disable trigger user, no force row level security');
    const begun = performance.now();
    await owner.query('begin');
    for (const [index] of (ready[0]?.batches ?? []).entries()) {
      for (const { statement, batches } of ready)
        await owner.query(statement, [organisationId, ...(batches[index] ?? [])]);
    }
    await owner.query('commit');
    return (performance.now() - begun) / 1000;
  } finally {
    await alter('enable trigger user, force row level security');
    await owner.end();
  }
}
