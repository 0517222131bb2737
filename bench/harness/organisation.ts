import { systemClock } from '@tillid/server/platform/clock/clock';
import { createOrganisation } from '@tillid/server/features/organisations/index';
import type { BenchDatabase } from './database.ts';

/** Makes an organisation that allows what imports and forms may ask for; gives its id. */
export async function makeOrganisation(database: BenchDatabase, cvr = '90010018'): Promise<string> {
  const { organisationId } = await createOrganisation(
    { ...database, clock: systemClock },
    {
      cvr,
      name: 'Målested Kommune',
      kind: 'municipality',
      settings: {
        anonymityAllowed: true,
        referenceTextAllowed: true,
        privateAuthenticatorAllowed: true,
        identityAssurance: 'high',
      },
      furnish: () => Promise.resolve(),
    },
  );
  return organisationId;
}
