/** Judged rows of an import that lie together: of a block of rows those with faults or warnings, or those without. */
export type ImportBlockTable = {
  organisation_id: string;
  import_id: string;
  number: number;
  /** 0 for the rows without any remark, 1 for those with faults or warnings. */
  part: number;
  first_row: number;
  last_row: number;
  row_count: number;
  good_count: number;
  warned_count: number;
  sealed: Buffer;
  /** Rows that made users, and those users; null until the good rows were applied. */
  created_rows: number[] | null;
  created_ids: string[] | null;
};
