import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listImportRows as listImportRowsEndpoint } from '@tillid/contract/imports';
import type { Tx } from '../../platform/db/work.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { findCreated, listBlocksOfPage, openBlock, type RowFilter } from './import-block-store.ts';
import { importRowView, type RowOfFile } from './import-row-view.ts';
import { getImport } from './import-store.ts';

const pageRows = 100;

/** Tells a page of the rows of an import in file order. */
export function listImportRows(platform: Platform) {
  const levels = { swapped: platform.settings.levelDigitsSwapped };
  return (call: Call<typeof listImportRowsEndpoint>): Promise<ReplyOf<typeof listImportRowsEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const { importId } = call.params;
      const { status } = await getImport(tx, importId);
      const { show, after = '0' } = call.query;
      const found = await readRows(tx, platform, importId, { show, after: Number(after), most: pageRows + 1 });
      const page = found.slice(0, pageRows);
      const users = await findCreated(
        tx,
        importId,
        page.map((each) => each.row.row),
      );
      const items = page.map((each) => importRowView(each, { status, userId: users.get(each.row.row) }, levels));
      return { items, next: found.length > pageRows ? `${page.at(-1)?.row.row}` : null };
    });
}

async function readRows(
  tx: Tx,
  platform: Platform,
  importId: string,
  page: { show: RowFilter; after: number; most: number },
): Promise<RowOfFile[]> {
  const blocks = await listBlocksOfPage(tx, importId, page);
  const keys = await platform.keyring.ofOrganisation(tx);
  const rows = blocks.flatMap((block) => {
    const { columns, rows: opened } = openBlock(keys, importId, block, { ...page, passes: isShown[page.show] });
    return opened.map((row) => ({ row, columns }));
  });
  return rows.toSorted((a, b) => a.row.row - b.row.row).slice(0, page.most);
}

const isShown: Readonly<Record<RowFilter, (row: RowOfFile['row']) => boolean>> = {
  all: () => true,
  good: (row) => row.faults.length === 0,
  faults: (row) => row.faults.length > 0,
  warnings: (row) => row.warnings.length > 0,
};
