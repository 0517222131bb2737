import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { isPublicKey, verifierOf } from '../../platform/crypto/history-key.ts';
import { verifyHistory } from '../../platform/history/verify-history.ts';
import { NotAHistory, verifyHistoryFile } from '../../platform/history/verify-history-file.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';
import { allOrganisations, findOrganisation, operators, type Organisation } from './find-organisations.ts';
import { withHistory, type HistoryAccess } from './with-history.ts';
import { createFaultList, writeChain } from './report-chain.ts';

const command = {
  usage: usages.historyVerify,
  positionals: [],
  options: {
    organisation: { type: 'string' },
    operators: { type: 'boolean', default: false },
    file: { type: 'string' },
    expect: { type: 'string', multiple: true },
    'public-key': { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
} as const;

type Asked = {
  readonly expected: string[];
  readonly publicKeys: string[];
  readonly json: boolean;
  readonly output: Output;
};

/** `tillid history verify`: checks the chains of the deployment's organisations, or of an exported file with nothing else at hand. */
export async function verify(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions(command, args);
  const asked = {
    expected: values.expect ?? [],
    publicKeys: values['public-key'] ?? [],
    json: values.json,
    output,
  };
  if (!asked.expected.every((head) => /^[0-9a-f]{64}$/.test(head)))
    throw new WrongUse('--expect must be a head: 64 hexadecimal digits, as the log and this command give it');
  if (!asked.publicKeys.every(isPublicKey))
    throw new WrongUse('--public-key must be a public key: 44 characters of base64, as tillid history key gives it');
  const chosen = [values.file, values.organisation, values.operators || undefined].filter((each) => each !== undefined);
  if (chosen.length > 1)
    throw new WrongUse('--file, --organisation and --operators exclude each other: each is one chain');
  if (values.file !== undefined) return await verifyFile(values.file, asked);
  return await withHistory(async (access) => {
    const { organisation: cvr } = values;
    const one = cvr === undefined ? undefined : await findOrganisation(access.systemWork, cvr);
    return await verifyChains(access, values.operators ? operators : one, asked);
  });
}

async function verifyFile(file: string, { expected, publicKeys, json, output }: Asked): Promise<number> {
  if (publicKeys.length === 0)
    throw new WrongUse('--public-key is missing: a file cannot prove itself; tillid history key gives the key');
  await stat(file).catch((error: unknown) => {
    throw new WrongUse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  });
  const faults = createFaultList();
  const parts = { verify: verifierOf(publicKeys), expected, onFault: faults.add };
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const { chain, cvr, report } = await verifyHistoryFile(lines, parts).catch((error: unknown) => {
    throw error instanceof NotAHistory ? new WrongUse(`${file}: ${error.message}`) : error;
  });
  await writeChain({ organisationId: chain, cvr, report, faults: faults.shown }, json, output);
  return report.isWhole ? 0 : 1;
}

/** Checks one chain, or all. */
async function verifyChains(access: HistoryAccess, one: Organisation | undefined, asked: Asked): Promise<number> {
  const { json, output } = asked;
  const given = asked.publicKeys.length > 0 ? asked.publicKeys : [(await access.readKey()).publicKey];
  const verifySignature = verifierOf(await access.believedKeys(given));
  // Asked about all, a head is expected in whichever chain it belongs to.
  const expected = one === undefined ? [] : asked.expected;
  const unseen = new Set(one === undefined ? asked.expected : []);
  let isWhole = true;
  for await (const { id, cvr: number } of one === undefined ? allChains(access) : [one]) {
    const faults = createFaultList();
    const report = await verifyHistory(access.work, access.scopeOf(id), {
      verify: verifySignature,
      expected,
      onFault: faults.add,
      onHead: (head) => unseen.delete(head),
    });
    isWhole &&= report.isWhole;
    await writeChain({ organisationId: id, cvr: number, report, faults: faults.shown }, json, output);
  }
  for (const head of unseen)
    await output.write(
      json ? `${JSON.stringify({ truncated: head })}\n` : `truncated: the head ${head} is in no chain\n`,
    );
  return isWhole && unseen.size === 0 ? 0 : 1;
}

async function* allChains({ systemWork }: HistoryAccess): AsyncGenerator<Organisation> {
  yield operators;
  yield* allOrganisations(systemWork);
}
