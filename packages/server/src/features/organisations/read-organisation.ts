import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation';
import type { Tx } from '../../platform/db/work.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { getOrganisation, readSettings } from './organisation-store.ts';
import { summaryOf, type OrganisationSummary } from './organisation-view.ts';
import { listUnits } from './unit-store.ts';

/** The organisation with everything that a user can be associated with. */
export function readOrganisation(platform: Platform) {
  return (call: Call<typeof contract.readOrganisation>): Promise<ReplyOf<typeof contract.readOrganisation>> =>
    platform.work(call.scope, async (tx) => ({
      organisation: await readOrganisationSummary(tx),
      productionUnits: (await listUnits(tx, 'production-unit')).map(({ unitId, number, name }) => ({
        productionUnitId: unitId,
        number,
        name,
      })),
      seNumbers: (await listUnits(tx, 'se-number')).map(({ unitId, number, name }) => ({
        seNumberId: unitId,
        number,
        name,
      })),
      invoicingMethods: (await listUnits(tx, 'invoicing-method')).map(({ unitId, number, name }) => ({
        invoicingMethodId: unitId,
        ean: number,
        name,
      })),
    }));
}

/** What the web app needs to know of the organisation of this unit of work. */
export async function readOrganisationSummary(tx: Tx): Promise<OrganisationSummary> {
  return summaryOf(await getOrganisation(tx), await readSettings(tx));
}
