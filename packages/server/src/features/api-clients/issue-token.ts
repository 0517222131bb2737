import type * as contract from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { accessTokenMinutes, type ApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import { fail, ok, type Result } from '@tillid/domain/result';
import type { Tx } from '../../platform/db/work.ts';
import type { AnyoneCall } from '../../platform/http/serve.ts';
import { createWrongTries } from '../../platform/http/wrong-tries.ts';
import type { Platform } from '../../platform/platform.ts';
import { insertAccessToken } from './access-token-store.ts';
import { completeClient, findClient, holdClient, recordRefusal, touchClient } from './api-client-store.ts';
import { checkClientProof, type ProofFault } from './check-client-proof.ts';
import { parseClientId } from './credentials.ts';
import { OAuthFault } from './oauth-fault.ts';
import { readClientProof, type ClientProof } from './read-client-proof.ts';
import { issuerOf, tokenEndpointOf } from './read-authorization-server.ts';

type Issued = { readonly token: string; readonly permissions: readonly ApiClientPermission[] };
type Refused = { readonly code: 'invalid_client'; readonly reason: ProofFault | 'client-unknown' } | ScopeRefused;
type ScopeRefused = { readonly code: 'invalid_scope'; readonly permission: string };

// What only the client itself can have done is told; of a wrong secret and an unknown client nothing.
const descriptions: Readonly<Record<ProofFault | 'client-unknown', string>> = {
  'client-unknown': 'client or proof is wrong',
  'secret-wrong': 'client or proof is wrong',
  'other-authentication': 'client or proof is wrong',
  'secret-expired': 'the secret has expired: make a new one',
  'client-disabled': 'the client is disabled',
  'organisation-blocked': 'the organisation is closed',
  'assertion-unreadable': 'client_assertion cannot be read',
  'assertion-key-unknown': 'no key of the client has the kid and alg of client_assertion',
  'assertion-signature-wrong': 'client or proof is wrong',
  'assertion-claim-wrong':
    'a claim of client_assertion is missing or wrong: iss and sub are the client id, aud the token endpoint or the issuer, iat, exp and jti are needed',
  'assertion-expired': 'client_assertion has expired or is older than 5 minutes',
  'assertion-lasts-too-long': 'client_assertion may hold 5 minutes at most',
  'assertion-used': 'client_assertion has been used: each needs a jti of its own',
};

/** Gives a program an access token (RFC 6749, 4.4). Tokens given are no events, since there are many: the client notes its last use. */
export function issueToken(platform: Platform) {
  const wrongTries = createWrongTries(platform.clock);
  const audience = [tokenEndpointOf(platform.settings), issuerOf(platform.settings)];
  return async (call: AnyoneCall<typeof contract.issueToken>): Promise<ReplyOf<typeof contract.issueToken>> => {
    refuseOtherGrants(call.body.grant_type);
    const proof = readClientProof(call.request, call.body);
    wrongTries.refuseTooMany(call.request, proof.clientId);
    const address = parseClientId(proof.clientId);
    const scope = { actor: { kind: 'anonymous' }, requestId: call.requestId, now: call.now } as const;
    const asked = { proof, audience, scope: call.body.scope };
    const issued: Result<Issued, Refused> =
      address === undefined
        ? fail({ code: 'invalid_client', reason: 'client-unknown' })
        : await platform.work({ ...scope, organisationId: address.organisationId }, (tx) =>
            issue(tx, address.apiClientId, asked),
          );
    if (issued.ok) return tokenReply(issued.value);
    if (issued.fault.code === 'invalid_scope')
      throw new OAuthFault('invalid_scope', `the client does not have ${issued.fault.permission}`);
    wrongTries.add(call.request, proof.clientId);
    throw new OAuthFault('invalid_client', descriptions[issued.fault.reason]);
  };
}

function refuseOtherGrants(grantType: string | undefined): void {
  if (grantType === undefined || grantType === '') throw new OAuthFault('invalid_request', 'grant_type is missing');
  if (grantType !== 'client_credentials')
    throw new OAuthFault('unsupported_grant_type', 'grant_type must be client_credentials');
}

type Asked = { readonly proof: ClientProof; readonly audience: readonly string[]; readonly scope: string | undefined };

// A refusal is a value: what is recorded of it must commit.
async function issue(tx: Tx, apiClientId: string, asked: Asked): Promise<Result<Issued, Refused>> {
  const row = await findClient(tx, apiClientId);
  if (row === undefined) return fail({ code: 'invalid_client', reason: 'client-unknown' });
  const client = await completeClient(tx, row);
  const proven = await checkClientProof(tx, client, asked.proof, asked.audience);
  if (!proven.ok) {
    await recordRefusal(tx, apiClientId, proven.fault);
    return fail({ code: 'invalid_client', reason: proven.fault });
  }
  const permissions = narrowed(client.permissions, asked.scope);
  if (!permissions.ok) return permissions;
  // It may have been disabled or deleted while it was proven.
  const held = await holdClient(tx, apiClientId);
  if (held === undefined) return fail({ code: 'invalid_client', reason: 'client-unknown' });
  if (held.disabled_at !== null) return fail({ code: 'invalid_client', reason: 'client-disabled' });
  await touchClient(tx, apiClientId, held.last_used_at);
  const token = await insertAccessToken(tx, apiClientId, permissions.value);
  return ok({ token, permissions: permissions.value });
}

function narrowed(
  held: readonly ApiClientPermission[],
  scope: string | undefined,
): Result<readonly ApiClientPermission[], ScopeRefused> {
  const asked = (scope ?? '').split(' ').filter((each) => each !== '');
  const missing = asked.find((each) => !held.some((permission) => permission === each));
  // What was asked for is told back only where it can be the name of a permission (RFC 6749, 5.2).
  if (missing !== undefined)
    return fail({
      code: 'invalid_scope',
      permission: /^[a-z-]+:[a-z-]+$/.test(missing) ? missing : 'what scope names',
    });
  return ok(asked.length === 0 ? held : held.filter((permission) => asked.includes(permission)));
}

function tokenReply({ token, permissions }: Issued): ReplyOf<typeof contract.issueToken> {
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: accessTokenMinutes * 60,
    scope: permissions.join(' '),
  };
}
