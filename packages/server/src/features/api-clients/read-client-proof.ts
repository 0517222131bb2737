import type { FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import type { BodyOf } from '@tillid/contract/endpoint';
import type { issueToken } from '@tillid/contract/api-clients';
import { OAuthFault } from './oauth-fault.ts';

/** How a request proves which client it is from: by secret, or by an assertion that the client signed. */
export type ClientProof = { readonly clientId: string } & (
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'assertion'; readonly assertion: string }
);

type TokenRequest = BodyOf<typeof issueToken>;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Reads the one proof that a token request carries: `client_secret_basic`, `client_secret_post` (RFC 6749, 2.3.1) or
 * `private_key_jwt` (RFC 7523, 2.2). Throws `invalid_request` for more than one, `invalid_client` for none.
 */
export function readClientProof(request: FastifyRequest, body: TokenRequest): ClientProof {
  const basic = readBasic(request.headers.authorization);
  const proofs = [
    ...(basic === undefined ? [] : [basic]),
    ...(body.client_secret === undefined ? [] : [secretInBody(body, body.client_secret)]),
    ...(body.client_assertion === undefined && body.client_assertion_type === undefined ? [] : [assertionOf(body)]),
  ];
  const [proof, ...others] = proofs;
  if (proof === undefined) throw new OAuthFault('invalid_client', 'the client does not prove itself');
  if (others.length > 0) throw new OAuthFault('invalid_request', 'the client proves itself in more than one way');
  if (body.client_id !== undefined && body.client_id !== proof.clientId)
    throw new OAuthFault('invalid_request', 'client_id is not the client that proves itself');
  return proof;
}

function readBasic(header: string | undefined): ClientProof | undefined {
  if (header === undefined) return undefined;
  const [, encoded] = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(header) ?? [];
  if (encoded === undefined)
    throw new OAuthFault('invalid_client', 'the header Authorization must be of the scheme Basic');
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  if (colon < 0) throw new OAuthFault('invalid_client', 'the header Authorization holds no client and secret');
  return { kind: 'secret', clientId: formDecoded(pair.slice(0, colon)), secret: formDecoded(pair.slice(colon + 1)) };
}

// Both parts are form-encoded before they are joined (RFC 6749, 2.3.1).
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new OAuthFault('invalid_client', 'the header Authorization cannot be decoded');
  }
}

function secretInBody(body: TokenRequest, secret: string): ClientProof {
  if (body.client_id === undefined) throw new OAuthFault('invalid_request', 'client_id is missing');
  return { kind: 'secret', clientId: body.client_id, secret };
}

function assertionOf(body: TokenRequest): ClientProof {
  if (body.client_assertion_type !== assertionType)
    throw new OAuthFault('invalid_request', `client_assertion_type must be ${assertionType}`);
  if (body.client_assertion === undefined) throw new OAuthFault('invalid_request', 'client_assertion is missing');
  return { kind: 'assertion', clientId: subjectOf(body.client_assertion), assertion: body.client_assertion };
}

// Only to find the client whose keys judge it: nothing of it is believed before its signature is checked.
function subjectOf(assertion: string): string {
  try {
    const { sub } = decodeJwt(assertion);
    if (typeof sub === 'string') return sub;
  } catch {
    throw new OAuthFault('invalid_client', 'client_assertion is not a JWT');
  }
  throw new OAuthFault('invalid_client', 'client_assertion names no client as sub');
}
