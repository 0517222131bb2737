import { forgetRetiredKeys } from '../../platform/crypto/master-rotation.ts';
import { operatorRealm } from '../../platform/db/scope.ts';
import { enqueueForOrganisations } from '../../platform/jobs/jobs.ts';
import type { NightlyJob } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { listOrganisationIds } from '../organisations/index.ts';
import { deleteExpiredAttempts } from '../sign-in/index.ts';

const organisationsAtOnce = 1_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Every night lets go of master keys that nothing lies under any more, gives each organisation of the directory its job that erases what has run out, and clears away log-ins that nobody ended. */
export function beginErasure(platform: Platform): NightlyJob {
  return async (now) => {
    // The operators' realm has sessions, names and repeats of its own, and is in no directory.
    await platform.systemWork((tx) => enqueueForOrganisations(tx, 'erase-expired', [operatorRealm]));
    const attempts = await platform.systemWork((tx) => deleteExpiredAttempts(tx, now));
    await platform.systemWork((tx) => forgetRetiredKeys(tx, now));
    let organisations = 0;
    let ids: string[] = [];
    do {
      const after = ids.at(-1) ?? beforeAll;
      ids = await platform.systemWork(async (tx) => {
        const found = await listOrganisationIds(tx, after, organisationsAtOnce);
        await enqueueForOrganisations(tx, 'erase-expired', found);
        return found;
      });
      organisations += ids.length;
    } while (ids.length === organisationsAtOnce);
    platform.log.info({ organisations, attempts }, 'erasing what has run out begins');
  };
}
