import { createClient, type Answer, type Client } from './client.ts';
import type { TestServer } from './server.ts';

/** A program of a test organisation and the secret it was given. */
export type TestApiClient = {
  readonly apiClientId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly version: number;
};

/** What a program is made with. */
export const aboutProgram = {
  contactName: 'Bo Vang',
  contactEmail: 'bo@example.test',
  secretDays: null,
  publicKeys: null,
};

/** Has an organisation administrator make a program with a secret. */
export async function makeApiClient(
  administrator: Client,
  permissions: readonly string[],
  name = 'Lønsystem',
): Promise<TestApiClient> {
  const body = { ...aboutProgram, name, permissions, authentication: 'secret' };
  const made = await administrator.post('/api/v1/api-clients', body);
  if (made.status !== 201) throw new Error(`the program was not made: ${made.text}`);
  const { apiClientId, clientId, version } = made.body['client'] as unknown as TestApiClient;
  return { apiClientId, clientId, version, secret: made.body['secret']?.['secret'] };
}

/** Sends a token request as a form. */
export function sendTokenRequest(
  server: TestServer,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return createClient(server.platform.http.app).post('/api/v1/token', new URLSearchParams(form).toString(), {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

/** The form of a token request with the secret in it. */
export function secretForm(program: TestApiClient, scope?: string): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_id: program.clientId,
    client_secret: program.secret,
    ...(scope === undefined ? {} : { scope }),
  };
}

/** The program with a token just given. */
export async function asProgram(server: TestServer, program: TestApiClient, scope?: string): Promise<Client> {
  const answer = await sendTokenRequest(server, secretForm(program, scope));
  if (answer.status !== 200) throw new Error(`no token: ${answer.text}`);
  return withToken(server, answer.body['access_token']);
}

/** Somebody who sends this access token and nothing else. */
export function withToken(server: TestServer, accessToken: string): Client {
  return createClient(server.platform.http.app, undefined, accessToken);
}
