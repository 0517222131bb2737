import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '@tillid/contract/endpoint';
import { believedSession, type Believed } from './believed-session.ts';

// A part that an endpoint does not have is left out of the call; one whose fields are all optional may be.
type Part<Name extends string, T> = [keyof T] extends [never]
  ? unknown
  : Record<never, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** The parts of a call, as the endpoint's schemas ask for them. */
export type CallParts<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> & {
    /** Version that the person saw, where the endpoint says `ifMatch`. */
    readonly version?: number;
    /** Made by `useMutate`; the same for a repeat of the same attempt. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
    /** Whom the call is made as, where that is not whom the window shows. */
    readonly actingAs?: Believed;
  };

type LooseParts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
  readonly version?: number;
  readonly idempotencyKey?: string;
  readonly actingAs?: Believed;
};

/** Path and query of a call. */
export function requestUrl<E extends Endpoint>(endpoint: E, parts: CallParts<E>): string {
  const { params = {}, query = {} } = parts as LooseParts;
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) {
      search.set(name, String(value));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Headers of a call, content type aside. */
export function requestHeaders<E extends Endpoint>(endpoint: E, parts: CallParts<E>): Record<string, string> {
  const { version, idempotencyKey, actingAs = believedSession() } = parts as LooseParts;
  if (endpoint.ifMatch && version === undefined) {
    throw new Error(`${endpoint.name} needs the version that was read`);
  }
  return {
    ...(actingAs === undefined
      ? {}
      : { 'X-Tillid-Organisation': actingAs.organisationId, 'X-Tillid-User': actingAs.userId }),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    ...(endpoint.creates ? { 'Idempotency-Key': idempotencyKey ?? crypto.randomUUID() } : {}),
  };
}

/** Body of a call as JSON, if the endpoint has one. */
export function requestBody(parts: object): string | undefined {
  const { body } = parts as LooseParts;
  return body === undefined ? undefined : JSON.stringify(body);
}
