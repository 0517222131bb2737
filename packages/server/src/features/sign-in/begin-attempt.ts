import type { FastifyReply } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import { newToken } from '../../platform/crypto/keyed-hash.ts';
import type { Platform } from '../../platform/platform.ts';
import { describeError } from '../../platform/telemetry/log.ts';
import { insertAttempt, type AttemptPurpose } from './attempt-store.ts';
import { setCookie } from './cookies.ts';
import type { EidChecks, EidProvider } from './eid-provider.ts';

/** What the callback needs of a log-in that was begun: the checks of the protocol and what it was begun for. */
export type AttemptContext = { readonly checks: EidChecks; readonly context: Readonly<Record<string, string>> };

/** Begins a log-in at the national eID for a purpose; the browser goes to `location`. */
export type BeginAttempt = (begin: {
  purpose: AttemptPurpose;
  context: Readonly<Record<string, string>>;
  language: 'da' | 'en';
  reply: FastifyReply;
}) => Promise<{ location: string }>;

/** Makes the way to begin a log-in; throws unavailable when the eID does not answer. */
export function beginAttempt(platform: Platform, eid: EidProvider): BeginAttempt {
  return async ({ purpose, context, language, reply }) => {
    const checks: EidChecks = { state: newToken(), nonce: newToken(), verifier: newToken() };
    const location = await eid.begin(checks, language).catch((error: unknown) => {
      platform.log.warn({ error: describeError(error) }, 'the eID provider cannot be reached');
      throw new Problem('unavailable', { errors: [{ pointer: '', code: 'eid-unavailable' }], retryAfterSeconds: 30 });
    });
    const browser = newToken();
    await platform.systemWork(async (tx) => {
      const keys = await platform.keyring.ofDeployment(tx);
      const sealed = keys.seal(JSON.stringify({ checks, context } satisfies AttemptContext), `attempt|${purpose}`);
      await insertAttempt(tx, { purpose, sealed, state: checks.state, browser }, platform.clock.now());
    });
    setCookie(platform.settings, reply, { name: 'browser', value: browser, maxAgeSeconds: 15 * 60 });
    return { location: location.href };
  };
}
