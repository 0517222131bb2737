import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter } from 'node:path';
import { inProject, projectRoot } from '../project.ts';

export type CommandResult = { readonly exitCode: number; readonly output: string };

export type CommandOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Where to run it; the project's root unless named. */
  readonly folder?: string;
  /** Show the output as it comes instead of only collecting it. */
  readonly echo?: boolean;
};

const running = new Set<ChildProcess>();
const tenMinutesMs = 600_000;

/** Runs a program in the project root, with the project's own tools and Node first on the path. */
export function runCommand(
  program: string,
  commandArguments: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((settle) => {
    const child = spawn(program, commandArguments, {
      cwd: options.folder ?? projectRoot,
      env: { ...process.env, PATH: searchPath(), ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a timeout reaches the children of the child too.
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    const timer = setTimeout(() => {
      output += `\n${program} was stopped after ${String((options.timeoutMs ?? tenMinutesMs) / 1000)} s.\n`;
      stop(child, 'SIGKILL');
    }, options.timeoutMs ?? tenMinutesMs);

    function collect(chunk: string): void {
      output += chunk;
      if (options.echo === true) process.stdout.write(chunk);
    }

    function finish(exitCode: number): void {
      clearTimeout(timer);
      running.delete(child);
      settle({ exitCode, output });
    }

    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (cause) => {
      collect(`${program} did not start: ${cause.message}\n`);
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Runs this Node, so that a tool never meets an older one that lies elsewhere on the path. */
export function runNode(nodeArguments: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(process.execPath, nodeArguments, options);
}

/** Without this, an interrupted run would leave its process groups behind. */
export function stopCommandsOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      for (const child of running) stop(child, 'SIGTERM');
      process.exit(130);
    });
  }
}

function searchPath(): string {
  return [inProject('node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
}

function stop(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone: what was wanted.
  }
}
