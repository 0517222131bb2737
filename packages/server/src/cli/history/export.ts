import { exportHistory } from '../../platform/history/export-history.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { WrongUse } from '../wrong-use.ts';
import { findOrganisation, operators } from './find-organisations.ts';
import { withHistory } from './with-history.ts';

const command = {
  usage: usages.historyExport,
  positionals: [],
  options: {
    organisation: { type: 'string' },
    operators: { type: 'boolean', default: false },
    values: { type: 'boolean', default: false },
  },
} as const;

/** `tillid history export`: one organisation's history with what proves it, as lines of JSON. */
export async function exportChain(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions(command, args);
  const { organisation } = values;
  if (organisation === undefined && !values.operators)
    throw new WrongUse(`--organisation is missing\nUsage: ${command.usage}`);
  if (organisation !== undefined && values.operators)
    throw new WrongUse('--organisation and --operators exclude each other: an export is one chain');
  await withHistory(async ({ work, systemWork, scopeOf, readKey }) => {
    const { id, cvr } = organisation === undefined ? operators : await findOrganisation(systemWork, organisation);
    const key = await readKey();
    await work(scopeOf(id), (tx) =>
      exportHistory(tx, { cvr, key, values: values.values, write: (text) => output.write(text) }),
    );
  });
  return 0;
}
