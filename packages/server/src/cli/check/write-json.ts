import type { FileReading } from '@tillid/domain/imports/check-file';
import type { RowFault } from '@tillid/domain/imports/row-fault';
import type { Language } from '@tillid/text/choose-language';
import type { Output } from '../output.ts';
import { faultSentences } from './fault-sentences.ts';

/** One fault or warning as the command line gives it to programs. */
export type JsonRemark = { row: number; column: string | null; code: string; message: string };

const pieceLength = 65_536;

/**
 * Writes the result as JSON and gives the number of faults. The counts stand first, so a file with faults is judged once for them
 * and once more for each list: memory does not grow with the number of faults.
 */
export async function writeJson(read: () => FileReading, language: Language, output: Output): Promise<number> {
  const { faults, warnings, head } = countAll(read());
  await output.write(`${JSON.stringify(head, null, 2).slice(0, -2)},\n`);
  await writeList('faults', faults === 0 ? [] : faultsOf(read()), language, output);
  await output.write(',\n');
  await writeList('warnings', warnings === 0 ? [] : warningsOf(read()), language, output);
  await output.write('\n}\n');
  return faults;
}

/** Apart from the writing, so that what the first reading remembers of the rows is let go before the next. */
function countAll(reading: FileReading) {
  let faults = 0;
  let warnings = 0;
  for (const row of reading.rows) {
    faults += row.faults.length;
    warnings += row.warnings.length;
  }
  const { rowCount, okCount, fileFaults } = reading.summary();
  const head = { encoding: reading.encoding, delimiter: reading.delimiter, rows: rowCount, ok: okCount };
  return { faults: faults + fileFaults.length, warnings, head };
}

function* faultsOf(reading: FileReading): Generator<RowFault, void, undefined> {
  for (const row of reading.rows) yield* row.faults;
  yield* reading.summary().fileFaults;
}

function* warningsOf(reading: FileReading): Generator<RowFault, void, undefined> {
  for (const row of reading.rows) yield* row.warnings;
}

async function writeList(name: string, remarks: Iterable<RowFault>, language: Language, output: Output): Promise<void> {
  let text = `  ${JSON.stringify(name)}: [`;
  let separator = '\n';
  for (const remark of remarks) {
    text += `${separator}    ${JSON.stringify(jsonRemark(remark, language))}`;
    separator = ',\n';
    if (text.length < pieceLength) continue;
    await output.write(text);
    text = '';
  }
  await output.write(`${text}${separator === '\n' ? ']' : '\n  ]'}`);
}

/** A fault or warning with its sentences. */
export function jsonRemark(remark: RowFault, language: Language): JsonRemark {
  const { what, detail, todo } = faultSentences(remark, language);
  const message = [what, detail, todo].filter((sentence) => sentence !== undefined).join(' ');
  return { row: remark.row, column: remark.column, code: remark.code, message };
}
