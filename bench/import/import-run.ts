import { setTimeout as wait } from 'node:timers/promises';
import { parseCvr } from '@tillid/domain/identifiers/cvr';
import type { BenchDatabase } from '../harness/database.ts';
import { bodyOf, createHttpClient } from '../harness/http.ts';
import { makeOrganisation } from '../harness/organisation.ts';
import type { BenchServer } from '../harness/server.ts';
import { makeSession, type Session } from '../harness/session.ts';

/** How an import is applied. */
export type Mode = 'all-or-nothing' | 'good-rows-only';
/** An import that was checked. */
export type CheckedImport = {
  readonly importId: string;
  readonly session: Session;
  readonly uploadSeconds: number;
  readonly checkSeconds: number;
};
/** How long applying took, and when each tenth of the rows was done, in seconds from the beginning. */
export type Applied = { readonly seconds: number; readonly tenths: readonly number[] };

type State = { status: string; version: number; row_count: number; ok_count: number; done: number };

const lookEveryMs = 5;
let organisations = 0;

/** A CVR number of a test organisation of its own. */
export function nextCvr(): string {
  for (;;) {
    organisations += 1;
    const cvr = parseCvr(`9${String(organisations).padStart(7, '0')}`);
    if (cvr.ok) return cvr.value;
  }
}

/** Uploads a file, into a new organisation if none is given, and waits for its check. */
export async function checkFile(
  database: BenchDatabase,
  server: BenchServer,
  file: Buffer,
  given?: Session,
): Promise<CheckedImport> {
  const session = given ?? (await makeSession(database, await makeOrganisation(database, nextCvr())));
  const begun = performance.now();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'brugere.csv');
  const headers = { ...session.headers, origin: server.origin };
  const path = '/api/v1/imports?menuItem=create';
  const answer = await fetch(new URL(path, server.origin), { method: 'POST', headers, body: form });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`the upload was answered ${answer.status}: ${text}`);
  const { importId } = JSON.parse(text) as { importId: string };
  const uploaded = performance.now();
  const state = await until(database, importId, ({ status }) => status !== 'checking');
  if (state.status !== 'checked' || state.row_count !== state.ok_count) throw new Error(JSON.stringify(state));
  const [uploadSeconds, checkSeconds] = [(uploaded - begun) / 1000, (performance.now() - uploaded) / 1000];
  return { importId, session, uploadSeconds, checkSeconds };
}

/** Applies a checked import and waits for its end. */
export async function applyImport(
  database: BenchDatabase,
  server: BenchServer,
  { importId, session }: CheckedImport,
  mode: Mode,
): Promise<Applied> {
  const client = createHttpClient(server, session);
  const { version, row_count: rows } = await readState(database, importId);
  const begun = performance.now();
  const tenths: number[] = [];
  const reply = await client.send(
    'POST',
    `/api/v1/imports/${importId}/apply`,
    { mode },
    { 'if-match': `"${version}"` },
  );
  bodyOf(reply, 202);
  client.close();
  const ended = await until(database, importId, ({ status, done }) => {
    const seconds = (performance.now() - begun) / 1000;
    while (tenths.length < Math.floor((done * 10) / rows)) tenths.push(seconds);
    return status !== 'applying';
  });
  if (ended.status !== 'applied') throw new Error(JSON.stringify(ended));
  return { seconds: (performance.now() - begun) / 1000, tenths };
}

/** How fast the last tenth was beside the first; one in which the database wrote a checkpoint is told as it was. */
export function lastTenthRatio({ tenths }: Applied): number {
  const [first = 0] = tenths;
  return first / ((tenths.at(-1) ?? 0) - (tenths.at(-2) ?? 0));
}

/** Forgets all users, so that every run finds the tables as the first did. */
export async function emptyTables(database: BenchDatabase): Promise<void> {
  await database.query(
    'truncate business_user, history_event, history_seal, unsealed_history, sign_in_identity, import cascade',
  );
  await database.query('vacuum analyze business_user, history_event, sign_in_identity');
  await database.query('checkpoint');
}

async function until(database: BenchDatabase, importId: string, isReached: (state: State) => boolean): Promise<State> {
  for (;;) {
    const state = await readState(database, importId);
    if (isReached(state)) return state;
    await wait(lookEveryMs);
  }
}

async function readState(database: BenchDatabase, importId: string): Promise<State> {
  const [state] = await database.query<State>(
    'select status, version, row_count, ok_count, done from import where id = $1',
    [importId],
  );
  if (state === undefined) throw new Error('there is no such import');
  return state;
}
