import { isMet, ratioOf, type Aim, type Figure } from './figure.ts';

const headings = ['what', 'measured', 'limit', 'ratio', 'aim', ''];

/** The figures as a plain table, a line each. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(rowOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const notes = figures.flatMap(noteOf);
  return [line(headings), rule.trimEnd(), ...rows.slice(1).map(line), ...(notes.length > 0 ? ['', ...notes] : [])].join(
    '\n',
  );
}

/** A number as people read it: three digits that count, thousands apart. */
export function readable(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3);
}

function rowOf(figure: Figure): string[] {
  const { value, unit, limit, aims = [] } = figure;
  const ratio = ratioOf(figure);
  const met = isMet(figure);
  return [
    figure.what,
    `${readable(value)} ${unit}`,
    limit === undefined ? '' : readable(limit.value),
    ratio === undefined ? '' : readable(ratio),
    aims.map((aim) => sayAim(aim, unit)).join(', '),
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ];
}

function sayAim({ of, atLeast, atMost }: Aim, unit: string): string {
  const bound = atLeast === undefined ? `≤ ${readable(atMost ?? 0)}` : `≥ ${readable(atLeast)}`;
  return of === 'value' ? `${bound} ${unit}` : `${bound} of limit`;
}

function noteOf(figure: Figure): string[] {
  const { what, limit, besides } = figure;
  const parts = [besides, limit === undefined ? undefined : `limit: ${limit.what}`].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? [] : [`${what}: ${parts.join('; ')}`];
}
