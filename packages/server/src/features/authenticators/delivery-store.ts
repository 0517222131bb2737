import { sql } from 'kysely';
import type { SystemTx } from '../../platform/db/work.ts';

/** A device on its way to a user, as operators see it: for which organisation, never for whom. The id is the order number. */
export type Delivery = {
  readonly authenticatorId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly cvr: string;
  readonly means: 'app' | 'code-display' | 'audio-code-reader' | 'chip';
  readonly status: 'ordered' | 'sent';
  readonly orderedAt: string;
  readonly issuedAt: string;
  readonly sentAt: string | null;
};

/** Where a page of deliveries begins: after the one that was issued then. */
export type DeliveryPlace = { readonly issuedAt: string; readonly authenticatorId: string };

/** What is to be sent or has been sent, of all organisations, what waits longest first. */
export async function listDeliveries(
  tx: SystemTx,
  filter: {
    readonly status?: 'ordered' | 'sent' | undefined;
    readonly after?: DeliveryPlace | undefined;
    readonly most: number;
  },
): Promise<Delivery[]> {
  const { status = null, after, most } = filter;
  const { rows } = await sql<Delivery>`
    select a.id as "authenticatorId", a.organisation_id as "organisationId", o.name as "organisationName", o.cvr, a.means, a.status,
      a.ordered_at as "orderedAt", a.issued_at as "issuedAt", a.sent_at as "sentAt"
    from authenticator a join organisation o on o.id = a.organisation_id
    where a.status in ('ordered', 'sent') and a.issued_at is not null
      and (${status}::text is null or a.status = ${status}::text)
      and (${after?.issuedAt ?? null}::timestamptz is null
        or (a.issued_at, a.id) > (${after?.issuedAt ?? null}::timestamptz, ${after?.authenticatorId ?? null}::uuid))
    order by a.issued_at, a.id limit ${most}`.execute(tx.db);
  return rows;
}

/** In which organisation each of these is, of those that are to be sent or are on their way. */
export async function findDeliveryOrganisations(
  tx: SystemTx,
  authenticatorIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select id, organisation_id as "organisationId" from authenticator
    where status in ('ordered', 'sent') and issued_at is not null and id = any(${authenticatorIds}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map(({ id, organisationId }) => [id, organisationId]));
}
