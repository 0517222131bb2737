import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { listPage } from './bulk-change-store.ts';
import { viewRows } from './bulk-change-view.ts';

/** A page of the bulk changes of the organisation, newest first. */
export function listBulkChanges(platform: Platform) {
  return (call: Call<typeof contract.listBulkChanges>): Promise<ReplyOf<typeof contract.listBulkChanges>> =>
    platform.work(call.scope, async (tx) => {
      const { rows, next } = await listPage(tx, call.query.before);
      return { items: await viewRows(tx, platform, rows), next };
    });
}
