/** What a file may hold at most; more is refused while it is read, so that a hostile file costs little. */
export type FileLimits = {
  readonly bytes: number;
  /** Filled rows below the header. */
  readonly rows: number;
  /** All rows as a spreadsheet counts them, blank ones too. */
  readonly sheetRows: number;
  readonly columns: number;
  readonly cellLength: number;
};

/** The limits of every upload; `sheetRows` is Excel's own. */
export const fileLimits: FileLimits = {
  bytes: 64 * 1024 * 1024,
  rows: 200_000,
  sheetRows: 1_048_576,
  columns: 64,
  cellLength: 1_000,
};
