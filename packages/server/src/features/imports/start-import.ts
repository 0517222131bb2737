import type { ReplyOf } from '@tillid/contract/endpoint';
import type { startImport as startImportEndpoint } from '@tillid/contract/imports';
import { newId } from '../../platform/db/new-id.ts';
import type { Scope, Tx } from '../../platform/db/scope.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { countLatestUploads, waitForOtherUploads } from './import-store.ts';
import { receiveUpload } from './receive-upload.ts';
import { insertUpload, sealChunk } from './upload-store.ts';

/** Each upload under way holds at most the largest file in memory; one organisation leaves room for others. */
const uploadsAtOnce = { all: 8, organisation: 2 };

/** Takes a file in and puts its check into the queue; a file that is refused while it arrives leaves nothing behind. */
export function startImport(platform: Platform) {
  const underWay: string[] = [];
  return async (call: Call<typeof startImportEndpoint>): Promise<ReplyOf<typeof startImportEndpoint>> => {
    const { organisationId } = call.scope;
    const own = underWay.filter((id) => id === organisationId).length;
    if (underWay.length >= uploadsAtOnce.all || own >= uploadsAtOnce.organisation) {
      throw new Problem('rate-limited', { retryAfterSeconds: 5 });
    }
    underWay.push(organisationId);
    try {
      return await takeIn(platform, call);
    } finally {
      underWay.splice(underWay.indexOf(organisationId), 1);
    }
  };
}

async function takeIn(platform: Platform, call: Call<typeof startImportEndpoint>) {
  const importId = newId(call.now);
  const keys = await prepare(platform, call.scope);
  const file = await receiveUpload(call.request, (number, bytes) => sealChunk(keys, importId, number, bytes));
  return await platform.work(call.scope, async (tx) => {
    const row = {
      organisation_id: call.scope.organisationId,
      id: importId,
      version: 1,
      status: 'checking' as const,
      menu_item: call.query.menuItem,
      file_name: file.fileName,
      file_hash: file.hash,
      file_bytes: file.bytes,
      uploaded_by: call.caller.actor.id,
      uploaded_by_kind: call.caller.kind,
      uploaded_at: call.now.toString(),
      encoding: null,
      delimiter: null,
      file_faults: '[]',
      fault_groups: '[]',
      mode: null,
      ended_at: null,
    };
    // Several may have begun while there was room for one: whoever is stored first has it, also on another server.
    await waitForOtherUploads(tx);
    await refuseTooManyUploads(platform, tx);
    await insertUpload(tx, row, file.sealedChunks);
    await enqueueJob(tx, 'check-import', importId);
    return { importId };
  });
}

/** Refuses too many uploads before anything is read; gives the keys that the file is sealed with. */
function prepare(platform: Platform, { organisationId, actor, requestId, now }: Scope) {
  const scope: Scope = { organisationId, actor, requestId, now };
  return platform.work(scope, async (tx) => {
    await refuseTooManyUploads(platform, tx);
    return await platform.keyring.ofOrganisation(tx);
  });
}

async function refuseTooManyUploads(platform: Platform, tx: Tx): Promise<void> {
  const uploads = await countLatestUploads(tx);
  if (uploads >= platform.settings.rateLimits.uploads) throw new Problem('rate-limited', { retryAfterSeconds: 60 });
}
