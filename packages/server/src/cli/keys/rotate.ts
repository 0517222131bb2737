import {
  aloneInRotation,
  countNotUnder,
  rotateAllDataKeys,
  rotateDataKey,
  rotateMasterKey,
  RotationUnderWay,
  ServersLackKey,
  type Progress,
  type RotationParts,
} from '../../features/keys/index.ts';
import { makeNextKey, promoteNextKey } from '../../platform/crypto/key-files.ts';
import type { MasterSwitch } from '../../platform/crypto/master-rotation.ts';
import { settingsOfEnvironment } from '../environment-settings.ts';
import { findOrganisation } from '../history/find-organisations.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';
import { keysAreOurs, withKeys, type KeyAccess } from './with-keys.ts';

const command = {
  usage: usages.keysRotate,
  positionals: [],
  options: {
    'master-key': { type: 'boolean', default: false },
    'data-keys': { type: 'boolean', default: false },
    organisation: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
} as const;

type Asked = {
  readonly master: boolean;
  readonly data: boolean;
  readonly cvr: string | undefined;
  readonly json: boolean;
};

/** `tillid keys rotate`: goes to a new master key, gives organisations new data keys, or both; finishes what broke off. */
export async function rotateKeys(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions(command, args);
  const asked = readAsked(values);
  const { settings, secrets } = settingsOfEnvironment();
  const areOurs = keysAreOurs(secrets);
  const tell = (progress: Progress) =>
    output.write(asked.json ? `${JSON.stringify(progress)}\n` : `${progressText(progress)}\n`);
  try {
    if (asked.master && areOurs) await withKeys((access) => prepareOwn(access, settings.dataDirectory));
    return await withKeys((access) =>
      aloneInRotation(access.pool, async () => {
        const parts = { ...access, report: tell };
        const directory = areOurs ? settings.dataDirectory : undefined;
        if (asked.master) await rotateMaster(parts, access, { directory, asked, output });
        if (asked.data) await rotateData(parts, asked.cvr);
        await output.write(asked.json ? `${JSON.stringify({ step: 'done' })}\n` : 'Done.\n');
        return 0;
      }),
    );
  } catch (error) {
    if (!(error instanceof RotationUnderWay) && !(error instanceof ServersLackKey)) throw error;
    await output.write(`${error.message}\n`);
    return 1;
  }
}

function readAsked(values: {
  'master-key': boolean;
  'data-keys': boolean;
  organisation?: string | undefined;
  json: boolean;
}): Asked {
  const { organisation: cvr, json } = values;
  if (cvr !== undefined && values['master-key'])
    throw new WrongUse(
      '--organisation and --master-key exclude each other: the master key is that of all organisations',
    );
  const both = !values['master-key'] && !values['data-keys'];
  return {
    master: values['master-key'] || (both && cvr === undefined),
    data: values['data-keys'] || both,
    cvr,
    json,
  };
}

/** Makes the key file to go to, unless a rotation that broke off has made it; alone, so that two cannot. */
async function prepareOwn(access: KeyAccess, dataDirectory: string): Promise<void> {
  const { pool, systemWork, keyring, given } = access;
  await aloneInRotation(pool, async () => {
    const { keyId } = await systemWork((tx) => keyring.ofDeployment(tx));
    const [before] = given.others;
    // Stopped between the switch and the renaming: what is next by name is in use by now.
    if (given.id === keyId && before !== undefined) await promoteNextKey(dataDirectory, before.id);
    const left = await systemWork((tx) => countNotUnder(tx, keyId));
    if (left === 0) await makeNextKey(dataDirectory);
  });
}

async function rotateMaster(
  parts: RotationParts,
  { given, systemWork, keyring }: KeyAccess,
  { directory, asked, output }: { directory: string | undefined; asked: Asked; output: Output },
): Promise<void> {
  const { keyId } = await systemWork((tx) => keyring.ofDeployment(tx));
  if (keyId === given.id && (await systemWork((tx) => countNotUnder(tx, keyId))) === 0) {
    const text = `The master key ${keyId} is in use already: to go to another, give a new one as MASTER_KEY and this one as PREVIOUS_MASTER_KEY.`;
    if (!asked.data) throw new WrongUse(text);
    if (!asked.json) await output.write(`${text}\n`);
    return;
  }
  const onSwitched = async (switched: MasterSwitch | undefined) => {
    if (directory === undefined || switched === undefined) return;
    const former = await promoteNextKey(directory, switched.from);
    if (former !== undefined && !asked.json)
      await output.write(`The old key lies in ${former}: backups from before need it, this database does not.\n`);
  };
  await rotateMasterKey(parts, { given, onSwitched });
}

async function rotateData(parts: RotationParts, cvr: string | undefined): Promise<void> {
  if (cvr === undefined) return await rotateAllDataKeys(parts);
  const { id } = await findOrganisation(parts.systemWork, cvr);
  await rotateDataKey(parts, id);
}

function progressText(progress: Progress): string {
  switch (progress.step) {
    case 'master-key-switched':
      return `The master key is ${progress.to} now; before it was ${progress.from}.`;
    case 'waiting-for-transactions':
      return `Waiting for ${progress.transactions} transactions under way …`;
    case 'organisations-left':
      return `${progress.left} organisations to do`;
    case 'data-key-switched':
      return `Organisation ${progress.organisation}: new data key ${progress.to}`;
    case 'renewed':
      return `Organisation ${progress.organisation}: ${progress.what}: ${progress.rows} renewed, ${progress.left} left`;
  }
}
