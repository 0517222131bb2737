import type { BaseLogger } from 'pino';
import type { DataDirectory, Owner } from './data-directory.ts';
import { clusterName, disownPostmasterFile, readPostmasterFile } from './postmaster-file.ts';
import { isRunning, listProcesses, sendSignal, waitForEnd } from './processes.ts';

const fastShutdownMs = 30_000;
const immediateShutdownMs = 5_000;

/**
 * Ends the PostgreSQL of this cluster that an earlier Tillid left running when it was killed. The caller holds the data
 * directory's lock, so no live Tillid uses it. A stranger that has got the old pid is left alone.
 */
export async function endLeftBehind(
  directory: DataDirectory,
  owner: Owner | undefined,
  log: Pick<BaseLogger, 'warn'>,
): Promise<void> {
  const file = readPostmasterFile(directory.cluster);
  if (file && findClusterProcesses(directory.cluster).includes(file.pid)) {
    log.warn({ pid: file.pid }, 'stopping the PostgreSQL that an earlier start left running');
    await endPostmaster(file.pid);
  }
  // Backends outlive a killed postmaster while they compute, and PostgreSQL refuses to start beside them.
  const orphans = findClusterProcesses(directory.cluster);
  for (const pid of orphans) sendSignal(pid, 'SIGKILL');
  await waitForEnd(orphans, immediateShutdownMs);
  if (file && stillExists(file.pid)) disownPostmasterFile(directory.cluster, owner);
}

/** The pids of all processes of this cluster, known by the name that they carry. */
export function findClusterProcesses(cluster: string): number[] {
  const name = clusterName(cluster);
  const postmaster = new RegExp(`postgres -D .* cluster_name=${name}( |$)`);
  return listProcesses()
    .filter(({ command }) => command.startsWith(`postgres: ${name}: `) || postmaster.test(command))
    .map(({ pid }) => pid);
}

/** Fast shutdown, then immediate, then by force: each loses nothing that was committed. */
async function endPostmaster(pid: number): Promise<void> {
  sendSignal(pid, 'SIGINT');
  if (await waitForEnd([pid], fastShutdownMs)) return;
  sendSignal(pid, 'SIGQUIT');
  if (await waitForEnd([pid], immediateShutdownMs)) return;
  sendSignal(pid, 'SIGKILL');
  await waitForEnd([pid], immediateShutdownMs);
}

/** A zombie does not run but PostgreSQL's own check finds its pid taken. */
function stillExists(pid: number): boolean {
  if (isRunning(pid)) return true;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
