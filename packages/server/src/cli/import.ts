import { basename } from 'node:path';
import { fileLimits } from '@tillid/domain/csv/file-limits';
import { languages } from '@tillid/text/choose-language';
import { formatNumber, translate } from '@tillid/text/translate';
import { readFileAtMost } from './check/read-file-at-most.ts';
import { openConnection, type Credentials } from './import/connection.ts';
import { ImportFault } from './import/import-fault.ts';
import { importFile, RefusedFile, type Import } from './import/import-file.ts';
import { texts, writeFault, writeOutcome, type Manner } from './import/report-import.ts';
import { writeRefusedFile } from './import/write-refused-file.ts';
import type { Output } from './output.ts';
import { oneOf, readOptions } from './read-options.ts';
import { usages } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

const command = {
  usage: usages.import,
  positionals: ['FILE'],
  options: {
    'good-rows-only': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    language: { type: 'string', default: 'da' },
  },
} as const;

/** What the command is run with besides its arguments. */
export type ImportParts = {
  readonly output: Output;
  /** A line that is written over and over, on a terminal; undefined where nobody looks. */
  readonly progress: ((line: string) => void) | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly wait: (ms: number) => Promise<void>;
};

/** `tillid import FILE`: imports a file of users through the API of a server, and waits for the end. */
export async function importUsers(args: readonly string[], parts: ImportParts): Promise<number> {
  const { values, positionals } = readOptions(command, args);
  const language = oneOf('--language', languages, values.language);
  const credentials = readCredentials(parts.environment);
  const [file = ''] = positionals;
  const bytes = await readFileAtMost(file, fileLimits.bytes);
  const manner: Manner = { file: basename(file), json: values.json, language, output: parts.output };
  if (bytes.length > fileLimits.bytes) return await writeRefusedFile('file-too-large', manner);
  const { wait, progress = () => undefined } = parts;
  const say = (key: 'lost' | 'busy' | 'checking' | 'applying', params: Readonly<Record<string, string>>) =>
    progress(translate(texts[language], `import.progress.${key}`, params));
  const connection = openConnection(credentials, {
    wait,
    tell: (what, seconds) => say(what, { seconds: formatNumber(seconds, language) }),
  });
  const onProgress = ({ status, done, okCount }: Import) =>
    say(status === 'applying' ? 'applying' : 'checking', {
      done: formatNumber(done, language),
      rows: formatNumber(okCount, language),
    });
  try {
    const mode = values['good-rows-only'] ? 'good-rows-only' : 'all-or-nothing';
    const outcome = await importFile({ connection, wait, onProgress }, { name: basename(file), bytes, mode });
    progress('');
    return await writeOutcome(outcome, manner);
  } catch (fault) {
    progress('');
    if (fault instanceof RefusedFile) return await writeRefusedFile(fault.code, manner);
    if (!(fault instanceof ImportFault)) throw fault;
    await writeFault(fault, manner);
    return 1;
  }
}

/** Throws wrong use for what is missing, all at once, and for an address to which a secret must not go. */
function readCredentials(environment: ImportParts['environment']): Credentials {
  const given = (name: string) => environment[name]?.trim() ?? '';
  const missing = ['TILLID_URL', 'TILLID_CLIENT_ID', 'TILLID_CLIENT_SECRET'].filter((name) => given(name) === '');
  if (missing.length > 0) throw new WrongUse(`tillid import needs ${missing.join(', ')} in the environment`);
  const address = given('TILLID_URL');
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new WrongUse('TILLID_URL must be an http:// or https:// address');
  const url = new URL(address);
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
    throw new WrongUse(
      'TILLID_URL must be https:// outside this machine: the secret and the file would be readable on the way',
    );
  return { url, clientId: given('TILLID_CLIENT_ID'), clientSecret: given('TILLID_CLIENT_SECRET') };
}
