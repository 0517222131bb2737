import { Client } from 'pg';
import { advisoryLocks } from '@tillid/server/platform/db/advisory-locks';
import type { TrialCluster } from './trial-cluster.ts';

/** Holds the lock of whoever seals history, as a server does that has much to seal; gives what ends that. */
export async function holdSealing({ serverUrl }: TrialCluster): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: serverUrl });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [advisoryLocks.sealing]);
  return () => holder.end();
}
