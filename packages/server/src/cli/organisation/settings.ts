import { listUnits, readSettings } from '../../features/organisations/index.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { allOrganisations, findOrganisation, type Organisation } from '../history/find-organisations.ts';
import { withDeployment, type Deployment } from '../with-deployment.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';

const command = { usage: usages.organisationSettings, positionals: [], options: { cvr: { type: 'string' } } } as const;

/** `tillid organisation settings`: what an organisation allows and has registered, as `tillid check --settings FILE` reads it; nothing about people. */
export async function showSettings(args: readonly string[], output: Output): Promise<number> {
  const { cvr } = readOptions(command, args).values;
  const file = await withDeployment(async (deployment) => {
    const { id } = await whichOrganisation(deployment, cvr);
    return await deployment.work({ ...deployment.scope, organisationId: asOrganisationId(id) }, async (tx) => ({
      settings: await readSettings(tx),
      productionUnits: (await listUnits(tx, 'production-unit')).map(({ number, name }) => ({ number, name })),
      seNumbers: (await listUnits(tx, 'se-number')).map(({ number, name }) => ({ number, name })),
      invoicingMethods: (await listUnits(tx, 'invoicing-method')).map(({ number: ean, name }) => ({ ean, name })),
    }));
  });
  await output.write(`${JSON.stringify(file, null, 2)}\n`);
  return 0;
}

/** The organisation with the CVR number, or the only one that there is. */
async function whichOrganisation({ systemWork }: Deployment, cvr: string | undefined): Promise<Organisation> {
  if (cvr !== undefined) return await findOrganisation(systemWork, cvr, '--cvr');
  const found: Organisation[] = [];
  for await (const each of allOrganisations(systemWork)) {
    found.push(each);
    if (found.length > 1) throw new WrongUse(`There are several organisations: say which\nUsage: ${command.usage}`);
  }
  const [only] = found;
  if (only === undefined) throw new WrongUse('There is no organisation yet.');
  return only;
}
