import type * as z from 'zod/mini';
import type { apiClientView as viewSchema } from '@tillid/contract/api-clients';
import { Temporal } from 'temporal-polyfill';
import { publicKeysOf, type WholeClient } from './api-client-store.ts';
import { clientIdOf } from './credentials.ts';

/** An API client as those who manage it see it. */
export type ApiClientView = z.output<typeof viewSchema>;

/** Tells an API client; of secrets only how long they hold, of keys only which. */
export function apiClientView({ row, permissions, secrets }: WholeClient, now: Temporal.Instant): ApiClientView {
  return {
    apiClientId: row.id,
    version: row.version,
    clientId: clientIdOf(row.organisation_id, row.id),
    name: row.name,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    permissions: [...permissions],
    authentication: row.authentication,
    secrets: secrets.map((secret) => ({
      secretId: secret.id,
      createdAt: secret.created_at,
      expiresAt: secret.expires_at,
      expired: Temporal.Instant.compare(Temporal.Instant.from(secret.expires_at), now) <= 0,
    })),
    publicKeys: publicKeysOf(row).map((key) => ({ keyId: key.kid, algorithm: key.alg })),
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    lastUsedAt: row.last_used_at,
  };
}
