import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { addUnit, createOrganisation } from '../../features/organisations/index.ts';
import { createOperator, realmScope } from '../../features/operators/index.ts';
import { insertUser, type SendForActivation } from '../../features/users/index.ts';
import {
  demoOperator,
  demoOrganisation,
  demoUsers,
  smallDemoOrganisation,
  smallDemoUsers,
  type DemoUser,
} from './demo-data.ts';

type DemoOrganisation = typeof demoOrganisation | typeof smallDemoOrganisation;
type Parts = { platform: Platform; sendForActivation: SendForActivation };

/** Makes the demo organisations once; a later start finds them and leaves them as they are. */
export async function seedDemo(parts: Parts): Promise<void> {
  await seedOrganisation(parts, demoOrganisation, demoUsers);
  await seedOrganisation(parts, smallDemoOrganisation, smallDemoUsers);
  await seedOperator(parts.platform);
}

/** Makes the demo operator, who may have been one since an earlier start, or have been removed and made again. */
async function seedOperator(platform: Platform): Promise<void> {
  const scope = realmScope({ actor: { kind: 'system' }, requestId: 'demo', now: platform.clock.now() });
  const { name, cpr } = demoOperator;
  const made = await createOperator(platform, scope, { name, cpr });
  if (!made.ok && made.fault !== 'operator-exists') throw new Error(`the demo operator cannot be made: ${made.fault}`);
}

async function seedOrganisation(
  parts: Parts,
  about: DemoOrganisation,
  usersOf: (activatedAt: string) => DemoUser[],
): Promise<void> {
  const { productionUnits, seNumbers, invoicingMethods, ...organisation } = about;
  await createOrganisation(parts.platform, {
    ...organisation,
    furnish: async (tx) => {
      for (const unit of productionUnits) await addUnit(tx, 'production-unit', unit);
      for (const unit of seNumbers) await addUnit(tx, 'se-number', unit);
      for (const method of invoicingMethods) await addUnit(tx, 'invoicing-method', method);
      for (const user of usersOf(tx.scope.now.toString())) await insertDemoUser(tx, parts, user);
    },
  });
}

async function insertDemoUser(tx: Tx, parts: Parts, demoUser: DemoUser): Promise<void> {
  const user = await insertUser(tx, parts.platform.keyring, demoUser);
  if (user === undefined) throw new Error('two demo users have the same CPR number');
  if (user.status === 'pending-activation') await parts.sendForActivation(tx, user);
}
