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
  const issuedAt = readInstant(at);
  if (authenticatorId.ok && issuedAt !== undefined) return { issuedAt, authenticatorId: authenticatorId.value };
  throw new Problem('validation-failed', { errors: [{ pointer: '/query/after', code: 'cursor-unusable' }] });
}

/** Years of four digits alone: the database does not read all that `Temporal` does. */
function readInstant(text: string): string | undefined {
  try {
    const instant = Temporal.Instant.from(text).toString();
    return /^[12]\d{3}-/.test(instant) ? instant : undefined;
  } catch {
    return undefined;
  }
}
