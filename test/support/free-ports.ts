import { createServer } from 'node:net';

const portsOfAStart = 5;

/** The first of the five ports in a row that a start needs, all free; away from the range that systems give out by themselves. */
export async function findFreePorts(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const first = 20_000 + 5 * Math.floor(Math.random() * 2_400);
    if ((await takenPorts(first)).length === 0) return first;
  }
  throw new Error('this machine has no five free ports in a row');
}

/** Which of the ports of a start are in use. */
export async function takenPorts(first: number): Promise<number[]> {
  const ports = Array.from({ length: portsOfAStart }, (_, offset) => first + offset);
  const taken = await Promise.all(ports.map(async (port) => ((await isFree(port)) ? [] : [port])));
  return taken.flat();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
