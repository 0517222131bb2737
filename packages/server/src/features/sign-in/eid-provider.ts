import * as client from 'openid-client';
import { fail, type Result } from '@tillid/domain/result';
import { systemClock, type Clock } from '../../platform/clock/clock.ts';
import { describeError, type Log } from '../../platform/telemetry/log.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { readEidClaims, type ProvenEid } from './eid-claims.ts';
import { keepBroker, type KnownBroker } from './known-broker.ts';

/** Why a log-in at the eID gave nobody: the person cancelled, the broker is away, or its answer does not hold. */
export type EidFault = 'cancelled' | 'provider-unavailable' | 'answer-refused';

/** What must come back unchanged from a log-in that was begun. */
export type EidChecks = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** The national eID, spoken to by OpenID Connect with PKCE (RFC 7636) and issuer identification (RFC 9207). */
export type EidProvider = {
  readonly begin: (checks: EidChecks, language: 'da' | 'en') => Promise<URL>;
  readonly complete: (answer: URL, checks: EidChecks) => Promise<Result<ProvenEid, EidFault>>;
};

/** Where the broker is and as whom we come. */
export type EidParts = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly testNumbers: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a person waits for the broker at most; ten seconds unless told. */
  readonly timeoutMs?: number | undefined;
};

const patienceMs = 10_000;
/** A token is made while we wait for it; more than this off, one of the two clocks is wrong. */
const clockToleranceSeconds = 60;
/** Metadata, keys and tokens are a few kilobytes. */
const maxAnswerBytes = 256 * 1024;

/** Makes the way to a broker. Its description is fetched at the first log-in, kept for an hour, and fetched anew after it has failed. */
export function createEidProvider(parts: EidParts): EidProvider {
  const broker = keepBroker(parts.clock, (fetching) => discover(parts, fetching));
  async function configuration(): Promise<[client.Configuration, KnownBroker]> {
    const signal = AbortSignal.timeout(parts.timeoutMs ?? patienceMs);
    const known = await broker.find(signal);
    return [configure(parts, known, signal), known];
  }
  return {
    async begin(checks, language) {
      const [config] = await configuration();
      return client.buildAuthorizationUrl(config, {
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
        const [config, known] = await configuration();
        const tokens = await client
          .authorizationCodeGrant(config, answer, {
            expectedState: checks.state,
            expectedNonce: checks.nonce,
            pkceCodeVerifier: checks.verifier,
            idTokenExpected: true,
          })
          .finally(() => known.noteKeys(client.getJwksCache(config)));
        const claims = tokens.claims();
        if (!isOfNow(claims?.iat)) throw new Error('the identity token was not made now: the clocks differ');
        const read = readEidClaims(parts.issuer, claims, parts.testNumbers);
        if (!read.ok) throw new Error('the identity token lacks claims, or has others than agreed');
        return read;
      } catch (error) {
        const fault = faultOf(error);
        if (fault === 'provider-unavailable') broker.forget();
        if (fault !== 'cancelled')
          parts.log.warn({ error: describeError(error) }, 'the eID provider gave no valid answer');
        return fail(fault);
      }
    },
  };
}

// A configuration of its own for each log-in: so one deadline holds for all that it fetches, and the library, which for a minute
// does not look for a key that it has not seen, looks at once after the broker has changed its key.
function configure(parts: EidParts, known: KnownBroker, signal: AbortSignal): client.Configuration {
  const config = new client.Configuration(
    known.metadata,
    parts.clientId,
    { [client.clockTolerance]: clockToleranceSeconds },
    client.ClientSecretPost(parts.clientSecret),
  );
  config[client.customFetch] = boundTo(signal);
  // The ID token's signature is checked too; OpenID Connect Core 3.1.3.7 (6) would let TLS alone vouch for it.
  client.enableNonRepudiationChecks(config);
  if (isPlain(parts)) client.allowInsecureRequests(config);
  if (known.keys !== undefined) client.setJwksCache(config, known.keys);
  return config;
}

async function discover(parts: EidParts, signal: AbortSignal): Promise<client.ServerMetadata> {
  const found = await client.discovery(new URL(parts.issuer), parts.clientId, {}, undefined, {
    execute: isPlain(parts) ? [client.allowInsecureRequests] : [],
    [client.customFetch]: boundTo(signal),
  });
  return found.serverMetadata();
}

function boundTo(signal: AbortSignal): client.CustomFetch {
  return (url, options) => boundedFetch(url, options as RequestInit, { maxBytes: maxAnswerBytes, signal });
}

function isPlain({ issuer }: EidParts): boolean {
  return new URL(issuer).protocol === 'http:';
}

// The broker's tokens tell the world's time, whatever clock the server was started with.
function isOfNow(issuedAtSeconds: number | undefined): boolean {
  const nowSeconds = systemClock.now().epochMilliseconds / 1000;
  return issuedAtSeconds !== undefined && Math.abs(nowSeconds - issuedAtSeconds) <= clockToleranceSeconds;
}

function faultOf(error: unknown): EidFault {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'cancelled' : 'answer-refused';
  if (error instanceof client.ResponseBodyError) return error.status >= 500 ? 'provider-unavailable' : 'answer-refused';
  const code = (error as { code?: string }).code ?? '';
  const away = error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
  return away ? 'provider-unavailable' : 'answer-refused';
}
