import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listImports as listImportsEndpoint } from '@tillid/contract/imports';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { listNewestImports } from './import-store.ts';
import { importView } from './import-view.ts';

/** Tells the newest imports. */
export function listImports(platform: Platform) {
  return (call: Call<typeof listImportsEndpoint>): Promise<ReplyOf<typeof listImportsEndpoint>> =>
    platform.work(call.scope, async (tx) => ({ items: (await listNewestImports(tx)).map(importView) }));
}
