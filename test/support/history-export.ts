import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { ChainReport } from '@tillid/domain/history/chain-check';
import { verifierOf } from '@tillid/server/platform/crypto/history-key';
import { asOrganisationId, type Scope } from '@tillid/server/platform/db/scope';
import { verifyHistoryFile } from '@tillid/server/platform/history/verify-history-file';
import type { Client } from './client.ts';
import type { TestServer } from './server.ts';

/** What of a history is asked for. */
export type ExportQuery = Readonly<Record<string, string>>;

export const exportPath = '/api/v1/history/export';
export const ownExportPath = '/api/v1/profile/history/export';

/** Whom the events of `addEvents` are about. */
export const manyEventsUser = '01900000-0000-7000-8000-000000000000';

/** The address of a file, by default of a Danish one as CSV. */
export function exportAddress(query: ExportQuery = {}, at = exportPath): string {
  return `${at}?${new URLSearchParams({ language: 'da', format: 'csv', ...query })}`;
}

/** The file as text. */
export async function readExport(client: Client, query: ExportQuery = {}, at = exportPath): Promise<string> {
  const answer = await client.get(exportAddress(query, at));
  assert.equal(answer.status, 200, answer.text);
  return answer.text;
}

/** The cells of the events in a file as CSV. */
export async function readExportedRows(client: Client, query: ExportQuery = {}, at = exportPath): Promise<string[][]> {
  const [, ...lines] = (await readExport(client, query, at)).split('\r\n');
  return lines.slice(0, -1).map((line) => line.split(';'));
}

/** The lines of a file with proof. */
export async function readExportedLines(client: Client, query: ExportQuery = {}, at = exportPath): Promise<string[]> {
  return (await readExport(client, { format: 'json', ...query }, at)).trimEnd().split('\n');
}

/** Whether a line is of a type. */
export function isLine(type: string): (line: string) => boolean {
  return (line) => line.startsWith(`{"type":"${type}"`);
}

/** The ids of the events in such lines. */
export function eventIdsIn(lines: readonly string[]): string[] {
  return lines.filter(isLine('event')).map((line) => (JSON.parse(line) as { event: { id: string } }).event.id);
}

/** A scope of the server's organisation. */
export function scopeAt({ organisation, clock }: TestServer): Scope {
  const organisationId = asOrganisationId(organisation.organisationId);
  return { organisationId, actor: { kind: 'system' }, requestId: 'test', now: clock.now() };
}

/** Checks such lines with nothing but the server's public key; faults as `missing event`. */
export async function verifyExported(
  server: TestServer,
  lines: readonly string[],
): Promise<{ report: ChainReport; faults: string[] }> {
  const { platform } = server;
  const { publicKey } = await platform.work(scopeAt(server), async (tx) =>
    (await platform.keyring.ofDeployment(tx)).historyKey(),
  );
  const faults: string[] = [];
  const { report } = await verifyHistoryFile(Readable.from(lines), {
    verify: verifierOf([publicKey]),
    expected: [],
    onFault: ({ kind, what }) => faults.push(`${kind} ${what}`),
  });
  return { report, faults };
}

/** Puts events by the system into the history of the server's organisation, which wait to be sealed like others. */
export async function addEvents(server: TestServer, count: number, kind = 'user.signed-in'): Promise<void> {
  await server.query(
    `insert into history_event (organisation_id, id, kind, entity_type, entity_id, actor_kind, actor_id, at, request_id, changed_fields,
       commitment, salt, "values")
     select $1, gen_random_uuid(), $2, 'user', $3, 'system', null, $4::timestamptz - g % 977 * interval '1 minute', 'test', '{}',
       sha256(convert_to('salt{}', 'UTF8')), convert_to('salt', 'UTF8'), '{}'
     from generate_series(1, $5::int) g`,
    [server.organisation.organisationId, kind, manyEventsUser, server.clock.now().toString(), count],
  );
}
