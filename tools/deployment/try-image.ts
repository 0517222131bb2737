import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { LaidOutImage } from './lay-out-image.ts';

/** The databases' addresses: the owner's and the server's login. */
export type Databases = { readonly ownerUrl: string; readonly serverUrl: string; readonly rolePrefix: string };

/** The user of the image has no name on this machine; nobody is like it: without rights, and not the owner of the files. */
const nobody = '65534';
const startLimitMs = 60_000;

/** Nothing of a tree can be written any more by anybody but root. */
export function makeReadOnly(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const entry = lstatSync(path);
    if (entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) makeReadOnly(path);
    chmodSync(path, entry.mode & 0o555);
  }
}

/** Starts the image's command as nobody, asks the server what a deployment asks, and tells it to stop; gives what went wrong. */
export async function tryServer(image: LaidOutImage, databases: Databases): Promise<string[]> {
  const [port, adminPort] = await Promise.all([freePort(), freePort()]);
  const running = start(image, {
    ...image.environment,
    PORT: String(port),
    ADMIN_PORT: String(adminPort),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${String(port)}`,
    DATABASE_URL: databases.serverUrl,
    DATABASE_OWNER_URL: databases.ownerUrl,
    DATABASE_ROLE_PREFIX: databases.rolePrefix,
    MASTER_KEY: randomBytes(32).toString('base64'),
    // Neither is asked before somebody logs in or a mail is sent.
    EID_ISSUER: 'http://127.0.0.1:9',
    EID_CLIENT_ID: 'tillid',
    EID_CLIENT_SECRET: 'trial',
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
  try {
    await untilReady(running);
    const origin = `http://127.0.0.1:${String(port)}`;
    const faults = await Promise.all([
      expect(`http://127.0.0.1:${String(adminPort)}/health`, 200, /"ready"/),
      expect(`http://127.0.0.1:${String(adminPort)}/metrics`, 200, /tillid_/),
      expect(origin, 200, /<script[^>]+src="\/assets\//),
      expect(`${origin}/api/v1/users`, 401, /not-authenticated/),
    ]);
    running.child.kill('SIGTERM');
    const exitCode = await running.ended;
    return [...faults.flat(), ...(exitCode === 0 ? [] : [`SIGTERM ended it with ${String(exitCode)}`])];
  } catch (fault) {
    return [`${String(fault)}\n${running.output()}`];
  } finally {
    running.child.kill('SIGKILL');
  }
}

/** Runs another command of the image to its end. */
export async function tryCommand(
  image: LaidOutImage,
  wanted: readonly string[],
): Promise<{ exitCode: number | null; output: string }> {
  const running = start({ ...image, command: [...image.command.slice(0, -1), ...wanted] }, image.environment);
  return { exitCode: await running.ended, output: running.output() };
}

type Running = { child: ChildProcess; ended: Promise<number | null>; output: () => string };

function start(image: LaidOutImage, environment: Readonly<Record<string, string>>): Running {
  const [, ...rest] = image.command;
  const command = [image.node, ...rest];
  const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--no-new-privs', '--'];
  const [program = '', ...programArguments] = process.getuid?.() === 0 ? [...asNobody, ...command] : command;
  const child = spawn(program, programArguments, {
    cwd: image.folder,
    env: { PATH: '/usr/bin:/bin', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      child.emit('said');
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, output: () => output };
}

async function untilReady({ child, ended, output }: Running): Promise<void> {
  const ready = Promise.withResolvers<void>();
  child.on('said', () => void (output().includes('"msg":"ready"') && ready.resolve()));
  void ended.then((code) => ready.reject(new Error(`it ended with ${String(code)} before it was ready`)));
  const limit = setTimeout(() => ready.reject(new Error('it was not ready after a minute')), startLimitMs);
  await ready.promise.finally(() => clearTimeout(limit));
}

async function expect(url: string, status: number, body: RegExp): Promise<string[]> {
  const answer = await fetch(url);
  const text = await answer.text();
  const where = new URL(url).pathname;
  return [
    ...(answer.status === status ? [] : [`${where} answers ${String(answer.status)} instead of ${String(status)}`]),
    ...(body.test(text) ? [] : [`${where} does not answer ${body.source}`]),
  ];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
