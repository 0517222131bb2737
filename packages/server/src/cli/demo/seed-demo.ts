import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  addInvoicingMethod,
  addProductionUnit,
  addSeNumber,
  createOrganisation,
} from '../../features/organisations/index.ts';
import { insertUser, type SendForActivation } from '../../features/users/index.ts';
import { demoOrganisation, demoUsers, type DemoUser } from './demo-data.ts';

type Parts = { platform: Platform; sendForActivation: SendForActivation };

/** Makes the demo organisation once; a later start finds it and leaves it as it is. */
export async function seedDemo(parts: Parts): Promise<void> {
  const { productionUnits, seNumbers, invoicingMethods, ...organisation } = demoOrganisation;
  await createOrganisation(parts.platform, {
    ...organisation,
    furnish: async (tx) => {
      for (const unit of productionUnits) await addProductionUnit(tx, unit);
      for (const unit of seNumbers) await addSeNumber(tx, unit);
      for (const method of invoicingMethods) await addInvoicingMethod(tx, method);
      for (const user of demoUsers(tx.scope.now.toString())) await insertDemoUser(tx, parts, user);
    },
  });
}

async function insertDemoUser(tx: Tx, parts: Parts, demoUser: DemoUser): Promise<void> {
  const user = await insertUser(tx, parts.platform.keyring, demoUser);
  if (user === undefined) throw new Error('two demo users have the same CPR number');
  if (user.status === 'pending-activation') await parts.sendForActivation(tx, user);
}
