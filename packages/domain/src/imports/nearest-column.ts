import { headerKey, type Column } from './columns.ts';

/** The column that an unknown header probably means, out of those the file lacks: a related word first, else few wrong letters. */
export function nearestColumn(header: string, candidates: readonly Column[]): Column | undefined {
  const key = headerKey(header);
  const related = candidates.find((column) => column.related.includes(key));
  if (related !== undefined) return related;
  const scored = candidates
    .map((column) => ({ column, distance: distanceToColumn(key, column) }))
    .filter((candidate) => candidate.distance <= Math.max(1, Math.floor(key.length / 3)))
    .toSorted((a, b) => a.distance - b.distance);
  return scored[0]?.column;
}

function distanceToColumn(key: string, column: Column): number {
  const spellings = [headerKey(column.header), headerKey(column.english), ...column.spellings];
  return Math.min(...spellings.map((spelling) => editDistance(key, spelling)));
}

// Levenshtein, one row of the table at a time.
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
