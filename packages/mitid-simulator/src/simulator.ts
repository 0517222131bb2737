import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { makeAnswer } from './answer.ts';
import { issuingPath } from './issuing-routes.ts';
import { openSeparateIdentities } from './separate-identities.ts';
import type { SimulatorClient } from './provider.ts';

/** How the simulator is started. */
export type SimulatorSettings = {
  /** The origin that browsers and clients know the simulator by; port 0 is replaced by the port that was free. */
  readonly issuer: string;
  readonly port: number;
  readonly host: string;
  readonly clients: readonly SimulatorClient[];
  /** The clock by which dates of birth are judged. */
  readonly now?: () => Date;
  /** Told of errors that nobody expected; they may quote what somebody typed. */
  readonly onError?: (error: unknown) => void;
  /** Lets the simulator serve addresses that others than this machine can reach: for demonstrations only. */
  readonly allowPublic?: boolean;
  /** Where separate identities that were issued outlive a restart; without it they do not. */
  readonly directory?: string;
};

/** A running simulator. */
export type Simulator = AsyncDisposable & {
  readonly issuer: string;
  /** Where systems order separate identities. */
  readonly issuingUrl: string;
  close(): Promise<void>;
};

/**
 * Starts an OpenID provider that plays the national eID with invented persons. It lets anybody log in as anybody, so
 * unless `allowPublic` is set it refuses an issuer or a redirect address that is not on this machine.
 */
export async function startSimulator(settings: SimulatorSettings): Promise<Simulator> {
  const issuer = new URL(settings.issuer);
  if (issuer.pathname !== '/') throw new Error('The issuer of the eID simulator must be an origin without a path.');
  if (settings.allowPublic !== true) refusePublic(settings);
  const style = await readFile(new URL('./demo-eid.css', import.meta.url));
  const server = createServer();
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  if (issuer.port === '0') issuer.port = String(portOf(server));
  try {
    const { clients, now = () => new Date(), onError = () => undefined, directory } = settings;
    const separate = await openSeparateIdentities(directory);
    server.on('request', await makeAnswer({ issuer: issuer.origin, clients, now, onError, style, separate }));
  } catch (error) {
    await close(server);
    throw error;
  }
  const closeServer = (): Promise<void> => close(server);
  const issuingUrl = new URL(issuingPath, issuer).href;
  return { issuer: issuer.origin, issuingUrl, close: closeServer, [Symbol.asyncDispose]: closeServer };
}

function refusePublic(settings: SimulatorSettings): void {
  const addresses = [settings.issuer, ...settings.clients.flatMap((client) => client.redirectUris)];
  const reachable = addresses.find((address) => !isOnThisMachine(new URL(address).hostname));
  if (reachable === undefined) return;
  throw new Error(
    `The eID simulator lets anybody log in as anybody and does not serve ${new URL(reachable).origin}. ` +
      'Set TILLID_DEMO=1 for a public demonstration, or EID_ISSUER for a real eID.',
  );
}

function isOnThisMachine(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
