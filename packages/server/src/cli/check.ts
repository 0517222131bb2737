import { basename } from 'node:path';
import { fileLimits } from '@tillid/domain/csv/file-limits';
import { startFileCheck } from '@tillid/domain/imports/check-file';
import { fileAloneContext, type ImportContext } from '@tillid/domain/imports/import-context';
import { languages } from '@tillid/text/choose-language';
import { danishDay, type Clock } from '../platform/clock/clock.ts';
import { writeJson } from './check/write-json.ts';
import { writeReport } from './check/write-report.ts';
import { readFileAtMost } from './check/read-file-at-most.ts';
import { readOrganisationFile } from './organisation-file.ts';
import type { Output } from './output.ts';
import { oneOf, readOptions } from './read-options.ts';
import { usages } from './usages.ts';

const command = {
  usage: usages.check,
  positionals: ['FILE'],
  options: {
    json: { type: 'boolean', default: false },
    'test-numbers': { type: 'boolean', default: false },
    language: { type: 'string' },
    settings: { type: 'string' },
  },
} as const;

/** What the command is run with besides its arguments. */
export type CheckParts = {
  readonly output: Output;
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** `tillid check FILE`: says what is wrong in a file of users. It needs no server and writes nothing but its answer. */
export async function check(args: readonly string[], { output, clock, environment }: CheckParts): Promise<number> {
  const { values, positionals } = readOptions(command, args);
  const chosenLanguage = values.language === undefined ? undefined : oneOf('--language', languages, values.language);
  const organisation = values.settings === undefined ? undefined : await readOrganisationFile(values.settings);
  const rules = {
    testNumbers: values['test-numbers'],
    today: danishDay(clock.now()).toString(),
    levelDigitsSwapped: environment['LEVEL_DIGITS_SWAPPED'] === '1',
  };
  const context: ImportContext = organisation === undefined ? fileAloneContext(rules) : { ...rules, ...organisation };
  const [file = ''] = positionals;
  const bytes = await readFileAtMost(file, fileLimits.bytes);
  const read = () => startFileCheck(bytes, context);
  const language = chosenLanguage ?? organisation?.settings.language ?? 'da';
  const faults = values.json
    ? await writeJson(read, language, output)
    : await writeReport(read(), { file: basename(file), language }, output);
  return faults === 0 ? 0 : 1;
}
