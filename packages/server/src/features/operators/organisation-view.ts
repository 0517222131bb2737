import type * as z from 'zod/mini';
import type { listedOrganisation, operatedOrganisation } from '@tillid/contract/operator';
import { isOperatorStatus } from '@tillid/domain/organisations/organisation-kind';
import { Temporal } from 'temporal-polyfill';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { inOrganisation, type Tx } from '../../platform/db/work.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findFirstAdministrator, type FirstAdministrator } from '../activation/index.ts';
import { findOrganisation, type OrganisationRow } from '../organisations/index.ts';
import { countUsers, kindOf } from './directory-store.ts';

const mostCounted = 10_000;

/** An organisation as a row of the list. */
export function listedView(row: OrganisationRow): z.output<typeof listedOrganisation> {
  return {
    organisationId: row.id,
    version: row.version,
    name: row.name,
    cvr: row.cvr,
    kind: kindOf(row),
    status: row.status,
    createdAt: row.created_at,
  };
}

/** An organisation as its page shows it, read in an operator's unit of work; throws not-found. */
export async function readOperated(tx: Tx, organisationId: string): Promise<z.output<typeof operatedOrganisation>> {
  return await inOrganisation(tx, asOrganisationId(organisationId), async (inner) => {
    const row = await findOrganisation(inner);
    if (row === undefined) throw new Problem('not-found');
    const first = await findFirstAdministrator(inner);
    const counted = await countUsers(inner, mostCounted + 1);
    return {
      ...listedView(row),
      users: { count: Math.min(counted, mostCounted), more: counted > mostCounted },
      setUpLink: first === undefined ? null : linkView(first, inner.scope.now),
      abilities: {
        changeStatus: allowedUnless(isOperatorStatus(row.status) ? null : 'organisation-terminating'),
        resendSetUpLink: allowedUnless(first === undefined ? 'organisation-set-up' : null),
      },
    };
  });
}

function linkView({ sentAt, expiresAt }: FirstAdministrator, now: Temporal.Instant) {
  return { sentAt, expiresAt, expired: Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) <= 0 };
}

function allowedUnless(reason: string | null) {
  return { allowed: reason === null, reason };
}
