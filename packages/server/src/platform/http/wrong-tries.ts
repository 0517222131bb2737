import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import { keyedHash } from '../crypto/keyed-hash.ts';
import { addressOf } from './client-address.ts';
import { Windows } from './count-windows.ts';
import { Problem } from './problem.ts';

const mostInAMinute = 10;

/** Counts wrong proofs, so that one address cannot try forever as one subject, and nobody elsewhere is shut out for it. */
export type WrongTries = {
  /** Throws `rate-limited` once the address was wrong about the subject too often within a minute. */
  readonly refuseTooMany: (request: FastifyRequest, subject: string) => void;
  readonly add: (request: FastifyRequest, subject: string) => void;
};

/** Each server process counts for itself; addresses are there only as hashes whose key ends with the process. */
export function createWrongTries(clock: Clock): WrongTries {
  const windows = new Windows(clock, 60_000);
  const key = randomBytes(32);
  const keyOf = (request: FastifyRequest, subject: string) =>
    keyedHash(key, `${addressOf(request)}|${subject}`).toString('base64url');
  return {
    refuseTooMany(request, subject) {
      const counted = windows.read(keyOf(request, subject));
      if (counted === undefined || counted.count < mostInAMinute) return;
      throw new Problem('rate-limited', { retryAfterSeconds: Math.max(1, Math.ceil(counted.endsInMs / 1000)) });
    },
    add(request, subject) {
      windows.add(keyOf(request, subject));
    },
  };
}
