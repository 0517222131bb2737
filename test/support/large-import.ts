import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readImport } from '@tillid/contract/imports';
import { readBody } from './answers.ts';
import type { Client } from './client.ts';
import { manyPeopleFile } from './many-people.ts';
import { until } from './until.ts';

/** How far an import is. */
export type ImportState = ReplyOf<typeof readImport>;

/** Uploads a file of this many people and lets it be applied, there or elsewhere; gives the import's id while that goes on. */
export async function beginImport(
  client: Client,
  rows: number,
  mode: ImportState['mode'],
  applyAt: Client = client,
): Promise<string> {
  const uploaded = await client.upload('/api/v1/imports?menuItem=create', manyPeopleFile(rows));
  const { importId } = readBody<{ importId: string }>(uploaded, 201);
  const checked = await until(
    () => readImportState(client, importId),
    (state) => state.status !== 'checking',
  );
  if (checked.okCount !== rows) throw new Error(`the file was not good: ${JSON.stringify(checked)}`);
  readBody(await applyAt.post(`/api/v1/imports/${importId}/apply`, { mode }, { ifMatch: checked.version }), 202);
  return importId;
}

/** Reads how far an import is. */
export async function readImportState(client: Client, importId: string): Promise<ImportState> {
  return readBody<ImportState>(await client.get(`/api/v1/imports/${importId}`), 200);
}
