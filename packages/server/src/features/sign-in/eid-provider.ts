import * as client from 'openid-client';
import { fail, type Result } from '@tillid/domain/result';
import { describeError, type Log } from '../../platform/telemetry/log.ts';
import { readEidClaims, type ProvenEid } from './eid-claims.ts';

/** Why a log-in at the eID gave nobody: the person cancelled, the broker is away, or its answer does not hold. */
export type EidFault = 'cancelled' | 'provider-unavailable' | 'answer-refused';

/** What must come back unchanged from a log-in that was begun. */
export type EidChecks = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** The national eID, spoken to by OpenID Connect with PKCE (RFC 7636) and issuer identification (RFC 9207). */
export type EidProvider = {
  readonly begin: (checks: EidChecks, language: 'da' | 'en') => Promise<URL>;
  readonly complete: (answer: URL, checks: EidChecks) => Promise<Result<ProvenEid, EidFault>>;
};

type Parts = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  testNumbers: boolean;
  log: Log;
};
const timeoutSeconds = 10;

/** Makes the way to a broker; its description is fetched at the first log-in and kept. */
export function createEidProvider(parts: Parts): EidProvider {
  let known: Promise<client.Configuration> | undefined;
  function configuration(): Promise<client.Configuration> {
    known ??= discover(parts).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }
  return {
    async begin(checks, language) {
      return client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: parts.redirectUri,
        scope: 'openid profile mitid',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        prompt: 'login',
        ui_locales: language,
      });
    },
    async complete(answer, checks) {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), answer, {
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          pkceCodeVerifier: checks.verifier,
          idTokenExpected: true,
        });
        const read = readEidClaims(parts.issuer, tokens.claims(), parts.testNumbers);
        return read.ok ? read : fail('answer-refused');
      } catch (error) {
        const fault = faultOf(error);
        if (fault !== 'cancelled')
          parts.log.warn({ error: describeError(error) }, 'the eID provider gave no valid answer');
        return fail(fault);
      }
    },
  };
}

async function discover(parts: Parts): Promise<client.Configuration> {
  const issuer = new URL(parts.issuer);
  // The ID token's signature is checked too; OpenID Connect Core 3.1.3.7 (6) would let TLS alone vouch for it.
  const execute = [client.enableNonRepudiationChecks];
  if (issuer.protocol === 'http:') execute.push(client.allowInsecureRequests);
  const options: client.DiscoveryRequestOptions = { timeout: timeoutSeconds, execute };
  const found = await client.discovery(
    issuer,
    parts.clientId,
    {},
    client.ClientSecretPost(parts.clientSecret),
    options,
  );
  found.timeout = timeoutSeconds;
  return found;
}

function faultOf(error: unknown): EidFault {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'cancelled' : 'answer-refused';
  if (error instanceof client.ResponseBodyError) return error.status >= 500 ? 'provider-unavailable' : 'answer-refused';
  const code = (error as { code?: string; cause?: { code?: string } }).code ?? '';
  const away = error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
  return away ? 'provider-unavailable' : 'answer-refused';
}
