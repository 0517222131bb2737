import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of a text in UTF-8 as 64 lower-case hexadecimal digits; the rules of the chain are told it, since only the platform has cryptography. */
export type Sha256 = (text: string) => string;

/**
 * The part of an event that seals prove. The values that changed are in it only as `commitment`, the SHA-256 of salt and values in
 * hexadecimal, so that they can be forgotten and the proof still holds.
 */
export type HashedEvent = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly entityVersion: number | null;
  readonly actorKind: string;
  readonly actorId: string | null;
  /** ISO 8601 in UTC without needless zeros. */
  readonly at: string;
  readonly requestId: string;
  readonly changedFields: readonly string[];
  readonly commitment: string;
};

/** The hash of an event: of its canonical form, the fields of `HashedEvent` and no others. */
export function hashEvent(event: HashedEvent, sha256: Sha256): string {
  const { id, organisationId, kind, entityType, entityId, entityVersion } = event;
  const { actorKind, actorId, at, requestId, changedFields, commitment } = event;
  return sha256(
    canonicalJson({
      id,
      organisationId,
      kind,
      entityType,
      entityId,
      entityVersion,
      actorKind,
      actorId,
      at,
      requestId,
      changedFields,
      commitment,
    }),
  );
}
