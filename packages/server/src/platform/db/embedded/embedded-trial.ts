import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { TestContext } from 'node:test';
import { Client, type QueryResultRow } from 'pg';
import { pino, type Logger } from 'pino';

/** A log whose lines a test can wait for. */
export type ObservedLog = { readonly log: Logger; readonly waitFor: (message: string) => Promise<void> };

/** A data directory of its own, reachable to every user, removed when the test ends. */
export function trialDirectory(context: TestContext): string {
  const parent = mkdtempSync(join(tmpdir(), 'tillid-embedded-'));
  chmodSync(parent, 0o755);
  afterwards(context, async () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }));
  return join(parent, 'data');
}

/** Runs `end` when the test ends, the last registered first: a directory goes after the server in it. */
export function afterwards(context: TestContext, end: () => Promise<void>): void {
  const known = endings.get(context);
  if (known) {
    known.unshift(end);
    return;
  }
  const own = [end];
  endings.set(context, own);
  context.after(async () => {
    for (const next of own) await next();
  });
}

const endings = new WeakMap<TestContext, (() => Promise<void>)[]>();

/** A real log that writes into memory. */
export function observedLog(): ObservedLog {
  const stream = new PassThrough();
  const lines = createInterface({ input: stream });
  return { log: pino(stream), waitFor: (message) => waitForLine(lines, message).then(() => undefined) };
}

/** Runs one statement over a connection of its own. */
export async function runSql<Row extends QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Node process that starts the embedded PostgreSQL and keeps it until it is killed. */
export class OtherStart {
  readonly child: ChildProcess;
  readonly #lines: Interface;
  readonly #seen: string[] = [];

  constructor(context: TestContext, dataDirectory: string, prefix: readonly string[] = []) {
    const [first, ...others] = prefix;
    const file = first ?? process.execPath;
    const rest = first ? [...others, process.execPath] : [];
    const module = new URL('start-embedded-postgres.ts', import.meta.url).href;
    const parameters = [...rest, '--input-type=module', '-e', otherProgram, module, dataDirectory];
    this.child = spawn(file, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
    if (!this.child.stdout) throw new Error('The other start has a standard output.');
    this.#lines = createInterface({ input: this.child.stdout });
    this.#lines.on('line', (line) => this.#seen.push(line));
    afterwards(context, () => this.end());
  }

  /** The first line of its output that holds `text`: its log, then `started <pid> <url>` or `refused <reason>`. */
  async saying(text: string): Promise<string> {
    return this.#seen.find((line) => line.includes(text)) ?? waitForLine(this.#lines, text);
  }

  /** Kills it as a power cut would; PostgreSQL goes on running. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#ended();
  }

  /** Lets it call process.exit without stopping PostgreSQL. */
  async exit(): Promise<void> {
    this.child.stdin?.write('exit\n');
    await this.#ended();
  }

  /** Lets it stop in order. */
  async end(): Promise<void> {
    this.child.stdin?.end();
    await this.#ended();
  }

  async #ended(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await new Promise((resolve) => this.child.once('exit', resolve));
  }
}

const otherProgram = `
  const { startEmbeddedPostgres } = await import(process.argv[1]);
  const { pino } = await import('pino');
  try {
    const postgres = await startEmbeddedPostgres({ dataDirectory: process.argv[2], log: pino(pino.destination({ sync: true })) });
    process.stdout.write('started ' + postgres.pid + ' ' + postgres.ownerUrl + '\\n');
    process.stdin.on('data', () => process.exit(0)).on('end', () => postgres.stop());
  } catch (fault) {
    process.stdout.write('refused ' + fault.message.replaceAll('\\n', ' ') + '\\n');
  }
`;

async function waitForLine(lines: Interface, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const onLine = (line: string): void => {
      if (!line.includes(text)) return;
      lines.off('line', onLine).off('close', onClose);
      resolve(line);
    };
    const onClose = (): void => reject(new Error(`ended without saying "${text}"`));
    lines.on('line', onLine).once('close', onClose);
  });
}
