import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listImportRows as listImportRowsEndpoint } from '@tillid/contract/imports';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { listRows } from './import-row-store.ts';
import { importRowView } from './import-row-view.ts';
import { getImport } from './import-store.ts';
import { unsealRow } from './stored-row.ts';

const pageRows = 100;

/** Tells a page of the rows of an import in file order. */
export function listImportRows(platform: Platform) {
  const levels = { swapped: platform.settings.levelDigitsSwapped };
  return (call: Call<typeof listImportRowsEndpoint>): Promise<ReplyOf<typeof listImportRowsEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const { importId } = call.params;
      await getImport(tx, importId);
      const { show, after = '0' } = call.query;
      const found = await listRows(tx, importId, { show, after: Number(after), most: pageRows + 1 });
      const keys = await platform.keyring.ofOrganisation(tx);
      const page = found.slice(0, pageRows);
      const items = page.map((row) => importRowView(row, unsealRow(keys, importId, row.row, row.sealed), levels));
      return { items, next: found.length > pageRows ? `${page.at(-1)?.row}` : null };
    });
}
