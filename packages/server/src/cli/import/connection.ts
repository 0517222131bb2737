import * as z from 'zod/mini';
import { issueToken } from '@tillid/contract/api-clients';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@tillid/contract/endpoint';
import type { ProblemBody } from '@tillid/contract/problems';
import { problemTypePrefix } from '@tillid/contract/problems';
import { ImportFault } from './import-fault.ts';
import { createPatientFetch, type Patience } from './patient-fetch.ts';

/** Where the server is and who calls. */
export type Credentials = { readonly url: URL; readonly clientId: string; readonly clientSecret: string };

/** The parts of one call; a file goes up in place of a body. */
export type Parts<E extends Endpoint> = {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
  readonly version?: number;
  readonly key?: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
};

/** Calls endpoints of the contract as an API client. */
export type Connection = {
  /** The reply, or the problem where the server refuses; what is no matter of this call is thrown as `ImportFault`. */
  call<E extends Endpoint>(endpoint: E, parts: Parts<E>): Promise<Called<E>>;
};

/** What a call came to. */
export type Called<E extends Endpoint> =
  | { readonly ok: true; readonly reply: ReplyOf<E> }
  | { readonly ok: false; readonly problem: ProblemBody };

/** Opens a connection; nothing is sent before the first call. */
export function openConnection(credentials: Credentials, patience: Patience): Connection {
  const { origin } = credentials.url;
  const send = createPatientFetch(origin, patience);
  let token: Promise<string> | undefined;

  async function authorised(request: (bearer: string) => Promise<Response>): Promise<Response> {
    token ??= fetchToken(credentials, send);
    const bearer = await token;
    const answer = await send(() => request(bearer));
    if (answer.status !== 401) return answer;
    // Tokens end after an hour, and large imports may wait longer than that for their turn.
    await answer.body?.cancel();
    token = fetchToken(credentials, send);
    const fresh = await token;
    return await send(() => request(fresh));
  }

  return {
    async call(endpoint, parts) {
      const url = urlOf(credentials.url, endpoint, parts);
      const answer = await authorised((bearer) => fetch(url, requestOf(endpoint, parts, bearer)));
      const body = await readJson(answer, origin);
      if (answer.ok) return { ok: true, reply: replyOf(endpoint, body) };
      return { ok: false, problem: refusalOf(answer, body, origin) };
    },
  };
}

async function fetchToken(
  { url, clientId, clientSecret }: Credentials,
  send: (sending: () => Promise<Response>) => Promise<Response>,
): Promise<string> {
  // RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
  const proof = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  const answer = await send(() =>
    fetch(new URL(issueToken.path, url), {
      method: 'POST',
      headers: { authorization: `Basic ${proof}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      redirect: 'manual',
    }),
  );
  const body = await readJson(answer, url.origin);
  if (answer.status === 401) throw new ImportFault('clientRefused');
  const token = z.safeParse(issueToken.reply, body);
  if (!answer.ok || !token.success) throw new ImportFault('notTillid', { origin: url.origin });
  return token.data.access_token;
}

function urlOf<E extends Endpoint>(base: URL, endpoint: E, parts: Parts<E>): URL {
  const params = (parts.params ?? {}) as Readonly<Record<string, string>>;
  const url = new URL(
    endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    base,
  );
  const query = (parts.query ?? {}) as Readonly<Record<string, string | undefined>>;
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

function requestOf<E extends Endpoint>(endpoint: E, parts: Parts<E>, bearer: string): RequestInit {
  const headers: Record<string, string> = {
    authorization: `Bearer ${bearer}`,
    ...(parts.version === undefined ? {} : { 'if-match': `"${parts.version}"` }),
    ...(parts.key === undefined ? {} : { 'idempotency-key': parts.key }),
    ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const body = parts.file === undefined ? bodyOf(parts.body) : formOf(parts.file);
  return { method: endpoint.method, headers, body, redirect: 'manual' };
}

function bodyOf(body: unknown): string | null {
  return body === undefined ? null : JSON.stringify(body);
}

function formOf({ name, bytes }: { name: string; bytes: Uint8Array }): FormData {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)], { type: 'text/csv' }), name);
  return form;
}

async function readJson(answer: Response, origin: string): Promise<unknown> {
  if (answer.status >= 300 && answer.status < 400) throw new ImportFault('redirected', { origin });
  try {
    return await answer.json();
  } catch {
    throw new ImportFault('notTillid', { origin });
  }
}

function replyOf<E extends Endpoint>(endpoint: E, body: unknown): ReplyOf<E> {
  const read = z.safeParse(endpoint.reply, body);
  if (!read.success) throw new ImportFault('otherVersion');
  return read.data as ReplyOf<E>;
}

function refusalOf(answer: Response, body: unknown, origin: string): ProblemBody {
  const problem = body as Partial<ProblemBody> | null;
  if (typeof problem?.type !== 'string' || !problem.type.startsWith(problemTypePrefix))
    throw new ImportFault('notTillid', { origin });
  if (answer.status === 401) throw new ImportFault('clientRefused');
  if (answer.status === 403) {
    const permission = problem.errors?.[0]?.params?.['permission'];
    throw new ImportFault('notPermitted', { permission: String(permission ?? '') });
  }
  return problem as ProblemBody;
}
