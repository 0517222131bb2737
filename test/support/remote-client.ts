import { organisationPeople } from '@tillid/mitid-simulator/persons';
import type { Answer, Body, Client, RequestParts } from './client.ts';
import { visitEid } from './eid-visit.ts';

/**
 * A browser of one person that speaks to a server in another process; keeps cookies and the organisation it believes in. Behind a
 * balancer the page has another origin than the server that answers.
 */
export function createRemoteClient(origin: string, pageOrigin: string = origin): Client {
  const cookies = new Map<string, string>();
  async function send(url: string, init: RequestInit, parts: RequestParts = {}): Promise<Answer> {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(init.method === 'GET' ? {} : { origin: pageOrigin }),
      ...(client.organisationId === undefined ? {} : { 'x-tillid-organisation': client.organisationId }),
      ...(parts.ifMatch === undefined ? {} : { 'if-match': `"${parts.ifMatch}"` }),
      ...(parts.key === undefined ? {} : { 'idempotency-key': parts.key }),
      ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...parts.headers,
    };
    const response = await fetch(new URL(url, origin), { ...init, headers, redirect: 'manual' });
    keepCookies(cookies, response.headers.getSetCookie());
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    const body = (isJson ? JSON.parse(text) : null) as Body;
    return { status: response.status, body, text, headers: Object.fromEntries(response.headers) };
  }
  const client: Client = {
    cookies,
    organisationId: undefined,
    get: (url, parts) => send(url, { method: 'GET' }, parts),
    post: (url, body = {}, parts) => send(url, { method: 'POST', body: JSON.stringify(body) }, parts),
    put: (url, body = {}, parts) => send(url, { method: 'PUT', body: JSON.stringify(body) }, parts),
    delete: (url, parts) => send(url, { method: 'DELETE' }, parts),
    upload(url, file, parts) {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(file.bytes)], { type: 'text/csv' }), file.name);
      return send(url, { method: 'POST', body: form }, parts);
    },
  };
  return client;
}

/** Logs an administrator of the demo organisation in, through the eID simulator of that start. */
export async function logInAtDemo(origin: string): Promise<Client> {
  const { firstName, lastName, cpr, birthDate } = organisationPeople.anna;
  const client = createRemoteClient(origin);
  const begun = await client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  const location = begun.body['location'] as string | undefined;
  if (location === undefined) throw new Error(`the log-in did not begin: ${begun.text}`);
  const callback = await visitEid(location, { firstName, lastName, cpr, dateOfBirth: birthDate });
  const answer = await client.get(callback.pathname + callback.search);
  if (answer.headers['location'] !== '/') throw new Error(`the log-in ended at ${String(answer.headers['location'])}`);
  const session = await client.get('/api/v1/session');
  client.organisationId = session.body['organisation']?.['organisationId'] as string;
  return client;
}

function keepCookies(cookies: Map<string, string>, sent: readonly string[]): void {
  for (const cookie of sent) {
    const [pair = ''] = cookie.split(';');
    const end = pair.indexOf('=');
    const [name, value] = [pair.slice(0, end), pair.slice(end + 1)];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
