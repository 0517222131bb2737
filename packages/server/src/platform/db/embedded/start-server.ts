import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BaseLogger } from 'pino';
import type { RunnablePostgres } from './account.ts';
import { availableMemory, clusterSettings, settingsFileName } from './cluster-settings.ts';
import { giveAll, writeClosedFile, type DataDirectory } from './data-directory.ts';
import { findFreePort } from './free-port.ts';
import { endLeftBehind } from './left-behind.ts';
import { launchServer, PostgresDidNotStart, type ServerProcess } from './server-process.ts';

const tries = 10;
const retryMs = 300;

/** What a server is started from; `durable` false (no fsync) is for tests only. */
export type ServerPlan = {
  readonly directory: DataDirectory;
  readonly runnable: RunnablePostgres;
  readonly durable: boolean;
  readonly log: Pick<BaseLogger, 'info' | 'warn' | 'error'>;
};

/** Starts PostgreSQL on `port`, or on any free loopback port, after ending one that was left behind. */
export async function startServer(plan: ServerPlan, port?: number): Promise<ServerProcess> {
  const { directory, runnable, log } = plan;
  const { owner } = runnable.account;
  if (owner && statSync(directory.cluster).uid !== owner.uid) giveAll(directory.cluster, owner);
  const settings = clusterSettings(availableMemory(), plan.durable);
  writeClosedFile(join(directory.cluster, settingsFileName), settings, owner);
  const onSlowStart = (): void => log.info('PostgreSQL is still recovering its data after a crash');
  for (let attempt = 1; ; attempt += 1) {
    await endLeftBehind(directory, owner, log);
    try {
      return await launchServer(directory, runnable, { port: port ?? (await findFreePort()), onSlowStart });
    } catch (fault) {
      if (attempt >= tries || !isPassing(fault)) throw fault;
      await wait(retryMs);
    }
  }
}

/** Another process was quicker to take the port, or the kernel has not yet released the shared memory of killed backends. */
function isPassing(fault: unknown): boolean {
  return (
    fault instanceof PostgresDidNotStart &&
    /could not create any TCP\/IP sockets|pre-existing shared memory block/.test(fault.said)
  );
}
