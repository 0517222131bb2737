/**
 * Arrays for `unnest` in the form that PostgreSQL itself receives and sends (src/backend/utils/adt/arrayfuncs.c, `array_recv`). As text,
 * each value would be quoted, escaped and doubled to hexadecimal by the program and taken apart again by the database, which for the
 * rows of an import takes both of them longer than the insert.
 */
type Value = Buffer | null;

const oids = { boolean: 16, bytea: 17, integer: 23, text: 25, date: 1082, uuid: 2950 } as const;
const headerBytes = 20;
const daysBefore2000 = 10_957;
const dayMs = 86_400_000;

/** A parameter for `unnest($1::text[])`. */
export function textArray(values: readonly (string | null)[]): Buffer {
  return arrayOf(
    oids.text,
    values.map((value) => (value === null ? null : Buffer.from(value))),
  );
}

/** A parameter for `unnest($1::uuid[])`. */
export function uuidArray(values: readonly (string | null)[]): Buffer {
  return arrayOf(
    oids.uuid,
    values.map((value) => (value === null ? null : Buffer.from(value.replaceAll('-', ''), 'hex'))),
  );
}

/** A parameter for `unnest($1::bytea[])`. */
export function byteaArray(values: readonly (Buffer | null)[]): Buffer {
  return arrayOf(oids.bytea, values);
}

/** A parameter for `unnest($1::boolean[])`. */
export function booleanArray(values: readonly boolean[]): Buffer {
  return arrayOf(
    oids.boolean,
    values.map((value) => (value ? yes : no)),
  );
}

/** A parameter for `unnest($1::integer[])`. */
export function integerArray(values: readonly number[]): Buffer {
  return arrayOf(oids.integer, values.map(integer));
}

/** A parameter for `unnest($1::date[])` of ISO days. */
export function dateArray(values: readonly string[]): Buffer {
  return arrayOf(
    oids.date,
    values.map((day) => integer(Date.parse(day) / dayMs - daysBefore2000)),
  );
}

const yes = Buffer.of(1);
const no = Buffer.of(0);

function integer(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function arrayOf(oid: number, values: readonly Value[]): Buffer {
  let bytes = headerBytes;
  for (const value of values) bytes += 4 + (value?.length ?? 0);
  const array = Buffer.allocUnsafe(bytes);
  array.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  array.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  array.writeUInt32BE(oid, 8);
  if (values.length === 0) return array.subarray(0, 12);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  let place = headerBytes;
  for (const value of values) {
    place = array.writeInt32BE(value?.length ?? -1, place);
    if (value !== null) place += value.copy(array, place);
  }
  return array;
}
