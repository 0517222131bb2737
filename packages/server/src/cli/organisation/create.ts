import { organisationKinds } from '@tillid/domain/organisations/organisation-kind';
import { languages } from '@tillid/domain/organisations/organisation-settings';
import { createOrganisation, type OrganisationInput } from '../../features/operators/index.ts';
import { withDeployment } from '../with-deployment.ts';
import type { Output } from '../output.ts';
import { oneOf, readOptions } from '../read-options.ts';
import { readSecretLine, type SecretInput } from '../secret-input.ts';
import { tellingRefusals } from '../telling-refusals.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';

const command = {
  usage: usages.organisationCreate,
  positionals: [],
  options: {
    cvr: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string' },
    language: { type: 'string', default: 'da' },
    'administrator-first-name': { type: 'string' },
    'administrator-last-name': { type: 'string' },
    'administrator-email': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
} as const;

const optionOf: Readonly<Record<string, string>> = {
  '/cvr': '--cvr',
  '/name': '--name',
  '/administrator/firstName': '--administrator-first-name',
  '/administrator/lastName': '--administrator-last-name',
  '/administrator/email': '--administrator-email',
  '/administrator/cpr': 'CPR number',
};

/** `tillid organisation create`: makes an organisation; its first administrator is mailed a link by the running server. */
export async function createOrganisationByOptions(
  args: readonly string[],
  { output, input }: { readonly output: Output; readonly input: SecretInput },
): Promise<number> {
  const { values } = readOptions(command, args);
  const needed = (name: Exclude<keyof typeof values, 'json'>): string => {
    const value = values[name];
    if (value === undefined) throw new WrongUse(`--${name} is missing\nUsage: ${command.usage}`);
    return value;
  };
  const about = {
    cvr: needed('cvr'),
    name: needed('name'),
    kind: oneOf('--kind', organisationKinds, needed('kind')),
    language: oneOf('--language', languages, values.language),
  };
  const person = {
    firstName: needed('administrator-first-name'),
    lastName: needed('administrator-last-name'),
    email: needed('administrator-email'),
  };
  const cpr = await readSecretLine(input, 'CPR number of the first administrator');
  const organisation: OrganisationInput = { ...about, administrator: { ...person, cpr } };
  const made = await tellingRefusals(optionOf, () =>
    withDeployment((deployment) => createOrganisation(deployment, deployment.scope, organisation)),
  );
  const told = { ...made, mailTo: person.email };
  await output.write(values.json ? `${JSON.stringify(told, null, 2)}\n` : asText(told, about.name));
  return 0;
}

function asText(made: { organisationId: string; linkExpiresAt: string; mailTo: string }, name: string): string {
  return [
    `${name} is created, with the id ${made.organisationId}.`,
    `The first administrator is mailed a link at ${made.mailTo}; it can be used until ${made.linkExpiresAt}.`,
    'The mail waits in the database: the running server sends it, or the next one that is started.',
    '',
  ].join('\n');
}
