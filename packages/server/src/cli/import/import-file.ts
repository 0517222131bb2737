import { createHash } from 'node:crypto';
import type { ReplyOf } from '@tillid/contract/endpoint';
import * as contract from '@tillid/contract/imports';
import { problemTypePrefix, type ProblemBody } from '@tillid/contract/problems';
import type { Connection } from './connection.ts';
import { ImportFault } from './import-fault.ts';

/** An import as the server tells it. */
export type Import = ReplyOf<typeof contract.readImport>;
/** A row of it with what is wrong and what to look at. */
export type ImportedRow = ReplyOf<typeof contract.listImportRows>['items'][number];
type Mode = 'all-or-nothing' | 'good-rows-only';

/** What is imported and how. */
export type Wish = { readonly name: string; readonly bytes: Uint8Array; readonly mode: Mode };

/** What came of it: the import as it ended, whether it had ended before this run, and its rows with remarks. */
export type Outcome = {
  readonly view: Import;
  readonly before: boolean;
  readonly remarks: readonly ImportedRow[];
};

type Parts = {
  readonly connection: Connection;
  readonly wait: (ms: number) => Promise<void>;
  readonly onProgress: (view: Import) => void;
};

const shortestPauseMs = 250;
const longestPauseMs = 2_000;
const mostAttempts = 50;

/**
 * Uploads the file, waits for its check, applies it and waits for the end. The same file is the same import for a day, so a repeat
 * finds what an earlier run began and goes on with it.
 */
export async function importFile(parts: Parts, wish: Wish): Promise<Outcome> {
  const begun = await begin(parts, wish);
  const before = begun.status === 'applied';
  let view = await settled(parts, begun);
  while (view.status === 'checked') {
    const mayApply = view.okCount > 0 && (wish.mode === 'good-rows-only' || view.faultRowCount === 0);
    if (!mayApply) return await giveUp(parts, view);
    view = await settled(parts, await apply(parts, view, wish.mode));
  }
  return { view, before, remarks: await remarksOf(parts, view) };
}

/** An attempt that was cancelled or failed stays what it is; the next one gets a key of its own. */
async function begin(parts: Parts, wish: Wish): Promise<Import> {
  const hash = createHash('sha256').update(wish.bytes).digest('hex');
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const called = await parts.connection.call(contract.startImport, {
      query: { menuItem: 'create' },
      key: `tillid-import-${hash}-${attempt}`,
      file: wish,
    });
    if (!called.ok) throw refusal(called.problem);
    const view = await read(parts, called.reply.importId);
    if (view.status !== 'cancelled' && view.status !== 'failed') return view;
  }
  throw new ImportFault('tooManyAttempts');
}

async function read({ connection }: Parts, importId: string): Promise<Import> {
  const called = await connection.call(contract.readImport, { params: { importId } });
  if (!called.ok) throw refusal(called.problem);
  return called.reply;
}

/** Waits while the server checks or applies. */
async function settled(parts: Parts, begun: Import): Promise<Import> {
  let view = begun;
  let pauseMs = shortestPauseMs;
  while (view.status === 'checking' || view.status === 'applying') {
    parts.onProgress(view);
    await parts.wait(pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    view = await read(parts, view.importId);
  }
  return view;
}

/** A refused apply whose cause is that somebody else was first is no fault: what is there now is looked at again. */
async function apply(parts: Parts, view: Import, mode: Mode): Promise<Import> {
  const { importId, version } = view;
  const called = await parts.connection.call(contract.applyImport, { params: { importId }, body: { mode }, version });
  if (called.ok) return called.reply;
  const isLate = codeOf(called.problem) === 'stale' || called.problem.errors?.[0]?.code === 'import-not-checked';
  if (!isLate) throw refusal(called.problem);
  return await read(parts, importId);
}

/** Nothing is left waiting on the server for somebody to apply it by mistake. */
async function giveUp(parts: Parts, view: Import): Promise<Outcome> {
  const remarks = await remarksOf(parts, view);
  await parts.connection.call(contract.cancelImport, { params: { importId: view.importId } });
  return { view, before: false, remarks };
}

async function remarksOf({ connection }: Parts, { importId, erasedAt, ...view }: Import): Promise<ImportedRow[]> {
  if (erasedAt !== null) return [];
  const kinds = [
    ...(view.faultRowCount + view.notAppliedCount > 0 ? (['faults'] as const) : []),
    ...(view.warningRowCount > 0 ? (['warnings'] as const) : []),
  ];
  const rows = new Map<number, ImportedRow>();
  for (const show of kinds) {
    let after: string | undefined;
    do {
      const query = after === undefined ? { show } : { show, after };
      const called = await connection.call(contract.listImportRows, { params: { importId }, query });
      if (!called.ok) throw refusal(called.problem);
      for (const item of called.reply.items) rows.set(item.row, item);
      after = called.reply.next ?? undefined;
    } while (after !== undefined);
  }
  return [...rows.values()].toSorted((a, b) => a.row - b.row);
}

/** A file that is refused while it arrives; any other refusal is named by its code. */
function refusal(problem: ProblemBody): Error {
  const file = problem.errors?.find(({ pointer }) => pointer === '/file');
  if (file !== undefined) return new RefusedFile(file.code);
  return new ImportFault('refused', { code: codeOf(problem), instance: problem.instance });
}

/** The file as a whole is no file of users; `code` says why. */
export class RefusedFile extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'RefusedFile';
    this.code = code;
  }
}

function codeOf({ type }: ProblemBody): string {
  return type.slice(problemTypePrefix.length);
}
