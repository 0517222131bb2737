import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { deleteExpiredKeys } from '../../platform/http/idempotency.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import { eraseMails } from '../../platform/mail/erase-mails.ts';
import type { Platform } from '../../platform/platform.ts';
import { deleteExpiredTokens } from '../api-clients/index.ts';
import { deleteExpiredLinks } from '../authenticators/index.ts';
import { eraseBulkChangeUsers } from '../bulk-changes/index.ts';
import { chargeUsers } from '../charges/index.ts';
import { forgetDue } from '../deleted-users/index.ts';
import { cancelForgottenImport, eraseUploadPiece } from '../imports/index.ts';
import { eraseOperators } from '../operators/index.ts';
import { resumeRemovals } from '../organisation-data/index.ts';
import { deleteEndedSessions } from '../sign-in/index.ts';
import { settleDueStatuses } from '../users/index.ts';

const batchRows = 1_000;
const batchImportRows = 10_000;

/** Erases the next of what has run out and gives how many; none when nothing is left. */
type EraseSome = (tx: Tx, platform: Platform) => Promise<number>;

/** What is erased, in this order: an import that nobody applied is cancelled before its upload goes. */
const kinds: Readonly<Record<string, EraseSome>> = {
  mails: (tx) => eraseMails(tx, batchRows),
  importsCancelled: cancelForgottenImport,
  uploadPieces: (tx) => eraseUploadPiece(tx, batchImportRows),
  bulkChangeUsers: (tx) => eraseBulkChangeUsers(tx, batchRows),
  peopleForgotten: (tx, { keyring, settings }) => forgetDue(tx, keyring, settings.deletedUsersKeptMonths),
  sessions: (tx) => deleteEndedSessions(tx, batchRows),
  idempotencyKeys: deleteExpiredKeys,
  operators: eraseOperators,
  accessTokens: deleteExpiredTokens,
  authenticatorLinks: deleteExpiredLinks,
};

/**
 * The job that erases what one organisation keeps no longer. Each batch is a unit of work of its own that finds anew what is due:
 * killed at any moment, or done twice, it goes on after what is committed. The log gets counts only.
 */
export function eraseExpired(platform: Platform): JobHandler {
  return async (scope) => {
    // What periods of deactivation have made true at midnight holds already; here it is only written down. Deactivated users are charged too.
    const settled = await eraseAll(platform, scope, settleDueStatuses);
    if (settled > 0)
      platform.log.info({ organisation: scope.organisationId, settled }, 'statuses of users written down');
    const resumed = await platform.work(scope, resumeRemovals);
    if (resumed > 0) platform.log.info({ organisation: scope.organisationId, resumed }, 'removals of units resumed');
    const charged = await platform.work(scope, (tx) => chargeUsers(tx, platform.settings));
    if (charged > 0) platform.log.info({ organisation: scope.organisationId, charged }, 'users counted and charged');
    const erased: Record<string, number> = {};
    for (const [kind, eraseSome] of Object.entries(kinds)) {
      const count = await eraseAll(platform, scope, eraseSome);
      if (count > 0) erased[kind] = count;
    }
    if (Object.keys(erased).length > 0)
      platform.log.info({ organisation: scope.organisationId, ...erased }, 'erased what has run out');
  };
}

async function eraseAll(platform: Platform, scope: Scope, eraseSome: EraseSome): Promise<number> {
  let total = 0;
  for (;;) {
    const erased = await platform.work(scope, (tx) => eraseSome(tx, platform));
    if (erased === 0) return total;
    total += erased;
  }
}
