import * as z from 'zod/mini';
import { fail, ok, type Result } from '@tillid/domain/result';
import { describeError, type Log } from '../../platform/telemetry/log.ts';
import { boundedFetch } from '../sign-in/index.ts';
import type { AuthenticatorIssuer, IssueFault } from './authenticator-issuer.ts';

/** Where the eID issues identities, and as whom we come. */
export type EidIssuerParts = {
  readonly issuingUrl: string;
  /** Who the subjects are of. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly log: Log;
  readonly timeoutMs?: number | undefined;
};

const patienceMs = 10_000;
const maxAnswerBytes = 16 * 1024;
const answer = z.object({ order_id: z.string(), sub: z.string().check(z.minLength(1), z.maxLength(255)) });

/** Orders identities at the eID over HTTP: `PUT {issuingUrl}/{order id}`, so that a repeat is the same order. */
export function createEidIssuer(parts: EidIssuerParts): AuthenticatorIssuer {
  return {
    async issue({ orderId, means, organisation, person }) {
      const { firstName, lastName, dateOfBirth } = person;
      const body = {
        means,
        organisation,
        person: { given_name: firstName, family_name: lastName, birthdate: dateOfBirth },
      };
      const answered = await ask(parts, orderId, body);
      if (!answered.ok) return answered;
      const read = z.safeParse(answer, answered.value);
      if (read.success && read.data.order_id === orderId) return ok({ issuer: parts.issuer, subject: read.data.sub });
      parts.log.warn({ order: orderId }, 'the eID answered an order with something else');
      return fail('unavailable');
    },
    async block(orderId, blocked) {
      const answered = await ask(parts, `${orderId}/status`, { blocked });
      return answered.ok ? ok(null) : answered;
    },
  };
}

async function ask(parts: EidIssuerParts, path: string, body: unknown): Promise<Result<unknown, IssueFault>> {
  const { clientId, clientSecret, log } = parts;
  const credentials = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
  try {
    const signal = AbortSignal.timeout(parts.timeoutMs ?? patienceMs);
    const init = {
      method: 'PUT',
      headers: {
        authorization: `Basic ${credentials.toString('base64')}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(body),
      redirect: 'error',
    } as const;
    const url = `${parts.issuingUrl.replace(/\/$/u, '')}/${path}`;
    const response = await boundedFetch(url, init, { maxBytes: maxAnswerBytes, signal });
    if (response.ok) return ok(response.status === 204 ? null : await response.json());
    log.warn({ status: response.status }, 'the eID refused an order');
    // Too many at once and its own faults pass; what it does not understand or does not allow does not.
    return fail(
      response.status >= 500 || response.status === 429 || response.status === 408 ? 'unavailable' : 'refused',
    );
  } catch (error) {
    log.warn({ error: describeError(error) }, 'the eID cannot be asked to issue');
    return fail('unavailable');
  }
}
