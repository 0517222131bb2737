import type { Remark } from './stored-row.ts';

/** How many rows have a fault or a warning of one code in one column. */
export type FaultGroup = {
  readonly kind: 'fault' | 'warning';
  readonly code: string;
  readonly column: string | null;
  readonly rows: number;
};

/** Counts remarks by kind, code and column; a row counts once in each group. */
export class FaultGroups {
  readonly #groups = new Map<string, FaultGroup>();

  /** Begins with groups that are counted already. */
  constructor(groups: readonly FaultGroup[] = []) {
    for (const group of groups) this.#groups.set(groupKey(group.kind, group), group);
  }

  /** Counts the remarks of one row. */
  addRow(kind: FaultGroup['kind'], remarks: readonly Remark[]): void {
    for (const [index, remark] of remarks.entries()) {
      const isRepeated = remarks.findIndex((other) => groupKey(kind, other) === groupKey(kind, remark)) < index;
      if (!isRepeated) this.#add(kind, remark);
    }
  }

  /** The groups, most frequent first. */
  list(): FaultGroup[] {
    return [...this.#groups.values()].toSorted((a, b) => b.rows - a.rows);
  }

  #add(kind: FaultGroup['kind'], { code, column }: Remark): void {
    const key = groupKey(kind, { code, column });
    const rows = (this.#groups.get(key)?.rows ?? 0) + 1;
    this.#groups.set(key, { kind, code, column, rows });
  }
}

function groupKey(kind: FaultGroup['kind'], { code, column }: Pick<Remark, 'code' | 'column'>): string {
  return `${kind}|${code}|${column ?? ''}`;
}
