import type { Endpoint, ReplyOf } from '@tillid/contract/endpoint';
import { NetworkFailure, readProblem } from './api-problem.ts';
import { noteServerTime } from './server-clock.ts';
import { requestBody, requestHeaders, requestUrl, type CallParts } from './request.ts';

/** Calls an endpoint; throws `ApiProblem` when it refuses and `NetworkFailure` when nobody answers. */
export async function call<E extends Endpoint>(endpoint: E, parts: CallParts<E>): Promise<ReplyOf<E>> {
  const response = await send(endpoint, parts);
  // The server checks its replies against the same schema before it sends them.
  return (response.status === 204 ? undefined : await readJson(response)) as ReplyOf<E>;
}

/** Fetches a file and hands it to the browser to save. A plain link would lack the header that names the organisation. */
export async function download<E extends Endpoint>(endpoint: E, parts: CallParts<E>, fileName: string): Promise<void> {
  const response = await send(endpoint, parts);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

async function send<E extends Endpoint>(endpoint: E, parts: CallParts<E>): Promise<Response> {
  const body = requestBody(parts);
  const headers = requestHeaders(endpoint, parts);
  const response = await reach(requestUrl(endpoint, parts), {
    method: endpoint.method,
    headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
    body: body ?? null,
    signal: parts.signal ?? null,
  });
  noteServerTime(response.headers.get('date'));
  if (!response.ok) {
    throw readProblem(response.status, await readJson(response).catch(() => undefined));
  }
  return response;
}

// A line that died without a word keeps a request waiting for many minutes; whoever waits wants to try again before that.
const patienceMs = 60_000;

/** Asks the server, and gives up when no answer has begun in time; how long the answer itself takes is not limited. */
async function reach(url: string, init: RequestInit): Promise<Response> {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), patienceMs);
  const wanted = init.signal ?? undefined;
  try {
    const signal = wanted === undefined ? patience.signal : AbortSignal.any([wanted, patience.signal]);
    return await fetch(url, { ...init, signal });
  } catch (error) {
    if (wanted?.aborted) {
      throw error;
    }
    throw new NetworkFailure(error);
  } finally {
    window.clearTimeout(timer);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw response.ok ? new NetworkFailure(error) : error;
  }
}
