import { isToken } from '@tillid/domain/activation/activation-link';
import { tokenHash } from '../../platform/crypto/keyed-hash.ts';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';

/** Where the token of an activation link leads: a link, and the scope of somebody unknown in its organisation. */
export type Pointer = { readonly linkId: string; readonly scope: Scope };

/** Finds what a token points at, across organisations; throws not-found. */
export async function findPointer(
  platform: Platform,
  call: { readonly params: { readonly token: string }; readonly requestId: string; readonly now: Scope['now'] },
): Promise<Pointer> {
  const { token } = call.params;
  if (!isToken(token)) throw new Problem('not-found');
  const row = await platform.systemWork((tx) =>
    tx.db
      .selectFrom('activation_pointer')
      .select(['organisation_id', 'activation_link_id'])
      .where('token_hash', '=', tokenHash(token))
      .executeTakeFirst(),
  );
  if (row === undefined) throw new Problem('not-found');
  const scope: Scope = {
    organisationId: asOrganisationId(row.organisation_id),
    actor: { kind: 'anonymous' },
    requestId: call.requestId,
    now: call.now,
  };
  return { linkId: row.activation_link_id, scope };
}
