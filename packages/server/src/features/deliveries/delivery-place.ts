import { parseUuid } from '@tillid/domain/identifiers/uuid';
import { Temporal } from 'temporal-polyfill';
import { Problem } from '../../platform/http/problem.ts';
import type { DeliveryPlace } from '../authenticators/index.ts';

/** Where the next page begins, as it stands in an address. */
export function writePlace({ issuedAt, authenticatorId }: DeliveryPlace): string {
  return Buffer.from(`${issuedAt} ${authenticatorId}`).toString('base64url');
}

/** Reads what `writePlace` wrote; throws validation-failed for anything else. */
export function readPlace(cursor: string): DeliveryPlace {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const authenticatorId = parseUuid(id);
  try {
    if (authenticatorId.ok)
      return { issuedAt: Temporal.Instant.from(at).toString(), authenticatorId: authenticatorId.value };
  } catch {
    // Told below.
  }
  throw new Problem('validation-failed', { errors: [{ pointer: '/query/after', code: 'cursor-unusable' }] });
}
