import type { FileReading } from '@tillid/domain/imports/check-file';
import type { RowFault } from '@tillid/domain/imports/row-fault';
import type { Language } from '@tillid/text/choose-language';
import { commandLine as danish } from '@tillid/text/da/command-line';
import { commandLine as english } from '@tillid/text/en/command-line';
import { formatNumber, translate } from '@tillid/text/translate';
import { jsonRemark } from '../check/write-json.ts';
import { writeReport, type Report } from '../check/write-report.ts';
import type { Output } from '../output.ts';
import type { ImportFault } from './import-fault.ts';
import type { Outcome } from './import-file.ts';

/** Sentences of the command line. */
export const texts = { da: danish, en: english };

/** How the outcome is written. */
export type Manner = {
  readonly file: string;
  readonly json: boolean;
  readonly language: Language;
  readonly output: Output;
};

/** Rows of the file that did not become users. */
export function rowsLeftOut({ view }: Outcome): number {
  return view.rowCount - view.createdCount;
}

/** Writes what came of the import; gives the exit status: 0 where every row was applied. */
export async function writeOutcome(outcome: Outcome, manner: Manner): Promise<number> {
  const isWhole = outcome.view.status === 'applied' && rowsLeftOut(outcome) === 0;
  await (manner.json ? writeAsJson(outcome, manner) : writeForPeople(outcome, manner));
  return isWhole ? 0 : 1;
}

/** Writes what kept the command from its end. */
export async function writeFault({ code, params }: ImportFault, { json, language, output }: Manner): Promise<void> {
  const message = translate(texts[language], `import.fault.${code}`, params);
  await output.write(json ? `${JSON.stringify({ error: code, message }, null, 2)}\n` : `${message}\n`);
}

async function writeAsJson({ view, before, remarks }: Outcome, { language, output }: Manner): Promise<void> {
  const faults = [...remarks.flatMap((row) => row.faults), ...view.fileFaults] as RowFault[];
  const warnings = remarks.flatMap((row) => row.warnings) as RowFault[];
  const told = {
    importId: view.importId,
    status: view.status === 'checked' ? 'not-applied' : view.status,
    importedBefore: before,
    rows: view.rowCount,
    ok: view.okCount,
    created: view.createdCount,
    faults: faults.map((fault) => jsonRemark(fault, language)),
    warnings: warnings.map((warning) => jsonRemark(warning, language)),
  };
  await output.write(`${JSON.stringify(told, null, 2)}\n`);
}

async function writeForPeople(outcome: Outcome, { file, language, output }: Manner): Promise<void> {
  const { view, remarks } = outcome;
  if (remarks.length + view.fileFaults.length > 0) {
    await writeReport(reportOf(outcome), { file, language, verdict: false }, output);
    await output.write('\n');
  }
  await output.write(`${sentencesOf(outcome, language).join('\n')}\n`);
}

function sentencesOf(outcome: Outcome, language: Language): string[] {
  const { view, before } = outcome;
  const say = (key: Parameters<typeof translate<typeof danish>>[1], count = 0) =>
    translate(texts[language], key, { count, number: formatNumber(count, language) });
  if (view.status === 'refused') return [say('import.refusedFile')];
  if (view.status === 'checked') return [say(view.okCount === 0 ? 'import.noGoodRows' : 'import.refusedRows')];
  const left = rowsLeftOut(outcome);
  return [
    ...(before ? [say('import.before')] : []),
    ...(view.status === 'applied' ? [] : [say(view.status === 'cancelled' ? 'import.cancelled' : 'import.failed')]),
    say('import.created', view.createdCount),
    ...(left === 0 ? [] : [say('import.leftOut', left)]),
  ];
}

/** What the server found, in the form in which a file is judged here. */
function reportOf({ view, remarks }: Outcome): Report {
  return {
    encoding: view.encoding as FileReading['encoding'],
    delimiter: view.delimiter as FileReading['delimiter'],
    rows: remarks as Report['rows'],
    summary: () => ({
      rowCount: view.rowCount,
      okCount: view.okCount,
      warningCount: view.warningRowCount,
      fileFaults: view.fileFaults as RowFault[],
    }),
  };
}
