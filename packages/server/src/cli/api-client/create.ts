import { readFile } from 'node:fs/promises';
import {
  apiClientPermissions,
  isApiClientPermission,
  secretLifetimeDays,
  type ApiClientPermission,
} from '@tillid/domain/access/api-client-permissions';
import {
  acceptAbout,
  acceptKeys,
  apiClientView,
  insertClient,
  tokenEndpointOf,
  type MadeClient,
} from '../../features/api-clients/index.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { tellingRefusals } from '../telling-refusals.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';
import { withOrganisation, type OrganisationAccess } from '../with-organisation.ts';

const options = {
  cvr: { type: 'string' },
  name: { type: 'string' },
  permission: { type: 'string', multiple: true },
  'contact-name': { type: 'string' },
  'contact-email': { type: 'string' },
  'public-key-file': { type: 'string' },
  days: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const optionOf: Readonly<Record<string, string>> = {
  '/name': '--name',
  '/contactName': '--contact-name',
  '/contactEmail': '--contact-email',
  '/permissions': '--permission',
  '/publicKeys': '--public-key-file',
};

/** `tillid api-client create`: prints the client id and the secret, which is told nowhere else. */
export async function createApiClient(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions({ usage: usages.apiClientCreate, options, positionals: [] }, args);
  const cvr = needed('cvr', values.cvr);
  const about = {
    name: needed('name', values.name),
    contactName: needed('contact-name', values['contact-name']),
    contactEmail: needed('contact-email', values['contact-email']),
    permissions: permissionsOf(values.permission ?? []),
  };
  const secretDays = daysOf(values.days);
  const file = values['public-key-file'];
  const keys = file === undefined ? '' : await readKeyFile(file);
  const written = await tellingRefusals(optionOf, async () => {
    const accepted = acceptAbout(about);
    const publicKeys = file === undefined ? [] : await acceptKeys(keys);
    return await withOrganisation({ cvr }, async (access) => {
      const made = await access.work(access.scope, (tx) =>
        insertClient(tx, access, { about: accepted, publicKeys, secretDays }),
      );
      return values.json ? asJson(access, made) : asText(access, made);
    });
  });
  await output.write(written);
  return 0;
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw new WrongUse(`--${name} is missing\nUsage: ${usages.apiClientCreate}`);
  return value;
}

function permissionsOf(given: readonly string[]): ApiClientPermission[] {
  const unknown = given.find((each) => !isApiClientPermission(each));
  if (unknown !== undefined)
    throw new WrongUse(`--permission must be one of ${apiClientPermissions.join(', ')}, not "${unknown}"`);
  return given.filter(isApiClientPermission);
}

function daysOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (days >= secretLifetimeDays.least && days <= secretLifetimeDays.most) return days;
  throw new WrongUse(`--days must be ${secretLifetimeDays.least} to ${secretLifetimeDays.most}, not "${text}"`);
}

async function readKeyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`--public-key-file cannot be read: ${(error as NodeJS.ErrnoException).code ?? ''} ${file}`);
  }
}

function asJson({ scope, settings }: OrganisationAccess, made: MadeClient): string {
  const { clientId, apiClientId, name, permissions } = apiClientView(made.client, scope.now);
  const secret = { secret: made.secret?.secret ?? null, secretExpiresAt: made.secret?.expiresAt ?? null };
  const answer = { clientId, apiClientId, name, permissions, ...secret, tokenEndpoint: tokenEndpointOf(settings) };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function asText({ scope, settings }: OrganisationAccess, { client, secret }: MadeClient): string {
  const { clientId, permissions, publicKeys } = apiClientView(client, scope.now);
  const proof =
    secret === null
      ? publicKeys.map((key) => `Public key:     ${key.keyId} (${key.algorithm})`)
      : [
          `Secret:         ${secret.secret}`,
          `                It is shown this once and holds until ${secret.expiresAt}.`,
        ];
  return [
    `Client id:      ${clientId}`,
    ...proof,
    `Permissions:    ${permissions.join(' ')}`,
    `Token endpoint: ${tokenEndpointOf(settings)}`,
    '',
  ].join('\n');
}
