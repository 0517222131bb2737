import { createServer } from 'node:net';
import { WrongUse } from './wrong-use.ts';

/** Throws naming each port that something else has already, and what to do. */
export async function requireFreePorts(host: string, ports: Readonly<Record<string, number>>): Promise<void> {
  const taken: string[] = [];
  for (const [use, port] of Object.entries(ports)) {
    if (!(await isFree(host, port))) taken.push(`  - port ${port} (${use}) is in use by another program`);
  }
  if (taken.length === 0) return;
  throw new WrongUse(
    `Tillid cannot start:\n${taken.join('\n')}\nStop that program, or start Tillid elsewhere: PORT=4000 npm start`,
  );
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
