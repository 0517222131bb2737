import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { notPassedOn } from './npm-start.ts';

/** A server in a process of its own. */
export type ServerProcess = {
  readonly pid: number;
  readonly url: string;
  /** Resolves with what it printed when it has printed `words`; throws when it ends before. */
  saying(words: string): Promise<string>;
  /** What it has printed so far. */
  readonly output: string;
  /** Resolves with exit code or signal. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  isRunning(): boolean;
  /** As a power cut would, without a word. */
  kill(): Promise<void>;
  /** In order. */
  stop(): Promise<void>;
  /** Closes the pipe that the log goes into, as when whoever reads it ends. */
  closeOutput(): void;
  /** What the admin port answers. */
  admin(path: '/health' | '/metrics'): Promise<{ status: number; text: string }>;
};

const program = fileURLToPath(new URL('serve-trial.ts', import.meta.url));
const runner = fileURLToPath(new URL('../../tools/run.mjs', import.meta.url));

/** Starts a server on a port and the next but three; `output` is a file descriptor for its log instead of a pipe. */
export function startServerProcess(
  port: number,
  environment: Readonly<Record<string, string>>,
  output: number | 'pipe' = 'pipe',
): ServerProcess {
  const kept = Object.entries(process.env).filter(([name]) => !notPassedOn.test(name));
  const child = spawn(process.execPath, [runner, program], {
    env: { ...Object.fromEntries(kept), PORT: String(port), ...environment },
    stdio: ['ignore', output, 'pipe'],
  });
  const said = new EventEmitter().setMaxListeners(0);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      said.emit('more');
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    get output() {
      return text;
    },
    ended,
    isRunning,
    saying: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => void (text.includes(words) && resolve(text));
        said.on('more', look);
        look();
        void ended.then(() => reject(new Error(`the server ended without saying "${words}":\n${text}`)));
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    closeOutput: () => void child.stdout?.destroy(),
    async admin(path) {
      const answer = await fetch(`http://127.0.0.1:${port + 4}${path}`);
      return { status: answer.status, text: await answer.text() };
    },
  };
}
