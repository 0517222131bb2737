/** What a list of users can show of each, in the order in which it shows it; the name always comes first. */
export const userColumns = [
  'email',
  'phone',
  'status',
  'authenticators',
  'productionUnit',
  'seNumber',
  'invoicingMethod',
  'referenceText',
  'lastSignIn',
  'created',
] as const;

/** One thing that a list of users can show. */
export type UserColumn = (typeof userColumns)[number];

/** The columns that a list shows of which nothing else is said. */
export const usualUserColumns: readonly UserColumn[] = ['email', 'status', 'productionUnit', 'lastSignIn'];

/** Reads columns with commas between, in their order, each once; undefined where one is unknown. */
export function parseUserColumns(text: string): readonly UserColumn[] | undefined {
  const given = new Set(text.split(',').filter((column) => column !== ''));
  const columns = userColumns.filter((column) => given.has(column));
  return columns.length === given.size ? columns : undefined;
}

/** Writes columns as they are read. */
export function formatUserColumns(columns: readonly UserColumn[]): string {
  return userColumns.filter((column) => columns.includes(column)).join();
}
