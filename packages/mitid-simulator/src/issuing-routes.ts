import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './form-body.ts';
import { subjectOf } from './identity.ts';
import type { SimulatorClient } from './provider.ts';
import { identityOf, means, type SeparateIdentities, type SeparateIdentity } from './separate-identities.ts';

/** Path under which systems order separate identities. */
export const issuingPath = '/separate-identities';

type Asked = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL };
type Answer = { readonly status: number; readonly body?: unknown };
type Json = Readonly<Record<string, unknown>>;

const orderPath = /^\/separate-identities\/([0-9a-f-]{36})(\/status)?$/;

/**
 * Takes orders of separate identities from systems that log people in here, proven by their credentials (HTTP Basic):
 * `PUT /separate-identities/{order id}` issues one, and again the same; `PUT …/status` blocks it or lets it be used again.
 */
export async function answerIssuing(
  parts: { readonly clients: readonly SimulatorClient[]; readonly separate: SeparateIdentities },
  { request, response, url }: Asked,
): Promise<void> {
  const { status, body } = await answerOf(parts, request, url);
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, status === 401 ? { ...headers, 'WWW-Authenticate': 'Basic' } : headers);
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function answerOf(
  { clients, separate }: Parameters<typeof answerIssuing>[0],
  request: IncomingMessage,
  url: URL,
): Promise<Answer> {
  const [, orderId, isStatus] = orderPath.exec(url.pathname) ?? [];
  if (!clients.some((client) => isClient(client, request))) return { status: 401 };
  if (orderId === undefined) return { status: 404 };
  if (request.method !== 'PUT') return { status: 405 };
  const body = await readJson(request);
  if (isStatus !== undefined) {
    if (typeof body?.['blocked'] !== 'boolean') return { status: 422 };
    const changed = await separate.setBlocked(orderId, body['blocked']);
    return { status: changed === undefined ? 404 : 204 };
  }
  const wanted = readOrder(orderId, body);
  if (wanted === undefined) return { status: 422 };
  const issued = await separate.issue(wanted);
  return { status: 200, body: { order_id: orderId, sub: subjectOf(identityOf(issued)) } };
}

function isClient({ clientId, clientSecret }: SimulatorClient, request: IncomingMessage): boolean {
  const [scheme, credentials = ''] = (request.headers.authorization ?? '').split(' ');
  const given = Buffer.from(credentials, 'base64');
  const expected = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
  return scheme === 'Basic' && given.length === expected.length && timingSafeEqual(given, expected);
}

async function readJson(request: IncomingMessage): Promise<Json | undefined> {
  const text = await readBody(request);
  try {
    const value: unknown = JSON.parse(text ?? '');
    return asJson(value);
  } catch {
    return undefined;
  }
}

function readOrder(orderId: string, body: Json | undefined): Omit<SeparateIdentity, 'blocked'> | undefined {
  const chosen = means.find((each) => each === body?.['means']);
  const organisation = asJson(body?.['organisation']);
  const person = asJson(body?.['person']);
  const [cvr, name] = [textOf(organisation?.['cvr']), textOf(organisation?.['name'])];
  const [firstName, lastName] = [textOf(person?.['given_name']), textOf(person?.['family_name'])];
  const birthDate = textOf(person?.['birthdate']);
  if (chosen === undefined || cvr === undefined || name === undefined) return undefined;
  if (firstName === undefined || lastName === undefined || !/^\d{4}-\d\d-\d\d$/.test(birthDate ?? '')) return undefined;
  return { orderId, means: chosen, organisation: { cvr, name }, firstName, lastName, birthDate: birthDate ?? '' };
}

function asJson(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined;
}
