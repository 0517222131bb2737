import * as z from 'zod/mini';
import type { Permission } from '@tillid/domain/access/permissions';
import type { ProblemCode } from './problems.ts';

/** Who may call: holders of a permission, anybody signed in, an operator of the deployment, or anyone at all. */
export type Access = Permission | 'signed-in' | 'operator' | 'anyone';

/**
 * What travels: JSON both ways, a file up, a file down, a stream of server-sent events, or what OAuth 2.0 says: a form up, JSON down,
 * and faults as `{ error, error_description }` instead of problems (RFC 6749, 4.4.2 and 5).
 */
export type Transport = 'json' | 'upload' | 'download' | 'events' | 'oauth';

type Schema = z.ZodMiniType;

/** One HTTP operation of the API as data; server, browser and OpenAPI all derive from it. */
export type Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
> = {
  /** Unique name, also the OpenAPI operationId. */
  readonly name: string;
  readonly summary: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` for each parameter. */
  readonly path: string;
  readonly permission: Access;
  readonly transport: Transport;
  /** Media types of what a download may be. */
  readonly fileTypes: readonly string[];
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly status: 200 | 201 | 202 | 204;
  readonly reply: Reply;
  readonly problems: readonly ProblemCode[];
  /** True where `If-Match` with the version that the caller saw must be sent. */
  readonly ifMatch: boolean;
  /** True where the call creates something and takes an `Idempotency-Key`. */
  readonly creates: boolean;
  /** Where a reply with status 201 says that what was created can be read (RFC 9110, 15.3.2). */
  readonly location?: ((reply: z.output<Reply>) => string) | undefined;
  /** True where the call begins a log-in at the eID, which is limited by address. */
  readonly startsSignIn: boolean;
};

/** Schema of an absent part. */
export const nothing = z.object({});
/** Schema of a reply without a body. */
export const noReply = z.undefined();

type Parts<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = {
  name: string;
  summary: string;
  method: Endpoint['method'];
  path: `/${string}`;
  permission: Access;
  reply: R;
  transport?: Transport;
  fileTypes?: readonly string[];
  params?: P;
  query?: Q;
  body?: B;
  problems?: readonly ProblemCode[];
  ifMatch?: boolean;
  creates?: boolean;
  startsSignIn?: boolean;
} & ({ status: 201; location: (reply: z.output<R>) => string } | { status?: 200 | 202 | 204; location?: never });

/** Makes an endpoint; absent parts become empty schemas. */
export function endpoint<
  R extends Schema,
  P extends Schema = typeof nothing,
  Q extends Schema = typeof nothing,
  B extends Schema = typeof nothing,
>(parts: Parts<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    transport: 'json',
    fileTypes: ['text/csv'],
    status: 200,
    problems: [],
    ifMatch: false,
    creates: false,
    startsSignIn: false,
    ...parts,
    params: parts.params ?? (nothing as unknown as P),
    query: parts.query ?? (nothing as unknown as Q),
    body: parts.body ?? (nothing as unknown as B),
  };
}

/** Parsed path parameters of an endpoint. */
export type ParamsOf<E extends Endpoint> = z.output<E['params']>;
/** Parsed query of an endpoint. */
export type QueryOf<E extends Endpoint> = z.output<E['query']>;
/** Parsed body of an endpoint. */
export type BodyOf<E extends Endpoint> = z.output<E['body']>;
/** Reply of an endpoint. */
export type ReplyOf<E extends Endpoint> = z.output<E['reply']>;
