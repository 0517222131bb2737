import { startSimulator } from '@tillid/mitid-simulator/simulator';

/** An eID with one client, and how a server is told of it. */
export type TestEid = { readonly environment: Readonly<Record<string, string>>; readonly stop: () => Promise<void> };

/** Starts an eID simulator on a free loopback port, for a server that runs as a process of its own. */
export async function startTestEid(): Promise<TestEid> {
  const client = { clientId: 'tillid', clientSecret: 'of a trial' };
  const simulator = await startSimulator({
    issuer: 'http://127.0.0.1:0',
    host: '127.0.0.1',
    port: 0,
    clients: [{ ...client, redirectUris: ['http://localhost:3000/sign-in/callback'] }],
  });
  return {
    environment: {
      EID_ISSUER: simulator.issuer,
      EID_CLIENT_ID: client.clientId,
      EID_CLIENT_SECRET: client.clientSecret,
    },
    stop: () => simulator.close(),
  };
}
