import {
  readKeyStatus,
  readOrganisationKeyStatus,
  type KeyStatus,
  type MasterKeyStatus,
  type OrganisationKeyStatus,
} from '../../features/keys/index.ts';
import { findOrganisation } from '../history/find-organisations.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { withKeys } from './with-keys.ts';

const command = {
  usage: usages.keysStatus,
  positionals: [],
  options: { organisation: { type: 'string' }, json: { type: 'boolean', default: false } },
} as const;

/** `tillid keys status`: which keys there are, what lies under each, and which may be destroyed. */
export async function showKeyStatus(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions(command, args);
  await withKeys(async ({ systemWork, work, keyring, given, scopeOf }) => {
    const status = await systemWork(readKeyStatus);
    const cvr = values.organisation;
    const one = cvr === undefined ? undefined : await findOrganisation(systemWork, cvr);
    const organisation =
      one === undefined ? undefined : await work(scopeOf(one.id), (tx) => readOrganisationKeyStatus(tx, keyring));
    const told = { given: [given.id, ...given.others.map(({ id }) => id)], ...status, organisation };
    await output.write(values.json ? `${JSON.stringify(told)}\n` : `${asLines(status, organisation).join('\n')}\n`);
  });
  return 0;
}

function asLines(status: KeyStatus, organisation: OrganisationKeyStatus | undefined): string[] {
  return [
    ...status.masterKeys.flatMap(masterLines),
    `${status.organisations} organisations have data keys; ${status.organisationsRotating} are in a rotation, or in one that broke off`,
    ...(organisation === undefined ? [] : organisationLines(organisation)),
  ];
}

function masterLines(key: MasterKeyStatus): string[] {
  const since = key.retiredAt === null ? `since ${key.activeAt}` : `from ${key.activeAt} to ${key.retiredAt}`;
  return [
    `Master key ${key.id}: ${key.state}, ${since}`,
    `  under it: data keys of ${key.organisations} organisations, ${key.signInByCpr} CPR numbers and ${key.signInBySubject} subjects for sign-in`,
    `  ${needOf(key)}`,
  ];
}

function needOf(key: MasterKeyStatus): string {
  const backups = `backups from before ${key.retiredAt} need it still`;
  if (key.state === 'active') return 'needed: without it nothing sealed can be read';
  if (key.organisations > 0 || key.signInByCpr > 0)
    return `the rotation is not finished: run tillid keys rotate; keep the key until then, and as long as ${backups}`;
  if (key.signInBySubject > 0)
    return `this database needs it no more, what was derived from it is kept under the active key; the subjects follow at the next log-in of their persons; ${backups}`;
  return `this database needs it no more; ${backups}`;
}

function organisationLines({ dataKeys, left }: OrganisationKeyStatus): string[] {
  return [
    ...dataKeys.map((key) => `Data key ${key.id}: ${key.state}, made ${key.madeAt}`),
    ...Object.entries(left).map(([name, count]) => `  ${name}: ${count} not under the active key`),
  ];
}
