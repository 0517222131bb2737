/** A part of JSON Schema as the OpenAPI document holds it. */
export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** One field: `user.marks[]`, whether it is always there, and what it holds. */
export type SchemaRow = { readonly path: string; readonly needed: boolean; readonly type: string };

// The patterns of the contract, in the words in which an integrator thinks of them.
const knownPatterns: readonly [start: string, name: string][] = [
  ['^[0-9a-f]{8}(-', 'UUID'],
  ['^\\d{4}-\\d\\d-\\d\\dT', 'instant (UTC)'],
  ['^\\d{4}-\\d\\d-\\d\\d$', 'day'],
];

/** The fields of an object, those inside of it below it; a schema that is no object has none. */
export function schemaRows(schema: JsonSchema, before = ''): SchemaRow[] {
  const rows = alternatives(schema).flatMap((one) => [...fieldsOf(one, before), ...itemsOf(one, before)]);
  const known = new Map<string, SchemaRow>();
  for (const row of rows) {
    const same = known.get(row.path);
    known.set(row.path, same === undefined ? row : joined(same, row));
  }
  return [...known.values()];
}

/** What a value may be, in a few words. */
export function typeWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(typeWords))].join(' | ');
  if (typeof schema.type === 'object') return schema.type.join(' | ');
  if (schema.type === 'array') return `list of ${typeWords(schema.items ?? {})}`;
  if (schema.type === 'string') return stringWords(schema);
  return schema.type === 'number' || schema.type === 'integer' ? numberWords(schema) : (schema.type ?? 'anything');
}

function fieldsOf(schema: JsonSchema, before: string): SchemaRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = before === '' ? name : `${before}.${name}`;
    const needed = schema.required?.includes(name) ?? false;
    return [{ path, needed, type: typeWords(field) }, ...schemaRows(field, path)];
  });
}

function itemsOf(schema: JsonSchema, before: string): SchemaRow[] {
  return schema.items === undefined ? [] : schemaRows(schema.items, `${before}[]`);
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

/** A field of two alternatives: always there only if it is in both. */
function joined(one: SchemaRow, other: SchemaRow): SchemaRow {
  const type = one.type === other.type ? one.type : `${one.type} | ${other.type}`;
  return { path: one.path, needed: one.needed && other.needed, type };
}

function stringWords({ pattern, format, maxLength }: JsonSchema): string {
  const known = knownPatterns.find(([start]) => pattern?.startsWith(start));
  if (known !== undefined) return known[1];
  if (format === 'binary') return 'file';
  return maxLength === undefined ? 'string' : `string, at most ${String(maxLength)}`;
}

function numberWords({ minimum, maximum }: JsonSchema): string {
  const bounded = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return bounded ? `number, ${String(minimum)}–${String(maximum)}` : 'number';
}
