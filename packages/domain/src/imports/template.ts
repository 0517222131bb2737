import { byteOrderMark, writeRecords } from '../csv/write-records.ts';
import { columns, type ColumnField } from './columns.ts';
import { templateExamples } from './template-examples.ts';

/**
 * The template as Danish Excel opens it best: UTF-8 with a byte order mark, semicolons, CR LF; the fifteen headers in Danish or
 * English and example rows. Rows left in are refused with `template-example-row`, known by their e-mail addresses.
 */
export function templateBytes(language: 'da' | 'en'): Uint8Array<ArrayBuffer> {
  const header = columns.map((column) => (language === 'da' ? column.header : column.english));
  const rows = templateExamples.map((example: Readonly<Partial<Record<ColumnField, string>>>) =>
    columns.map(({ field }) => example[field] ?? ''),
  );
  return new TextEncoder().encode(byteOrderMark + writeRecords([header, ...rows]));
}
