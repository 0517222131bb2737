import { fileFaultCodes, type RowFault } from '@tillid/domain/imports/row-fault';
import { translate } from '@tillid/text/translate';
import { jsonRemark } from '../check/write-json.ts';
import { writeReport } from '../check/write-report.ts';
import { ImportFault } from './import-fault.ts';
import { texts, writeFault, type Manner } from './report-import.ts';

/** Writes that the file was refused before any row was looked at; gives the exit status. */
export async function writeRefusedFile(code: string, manner: Manner): Promise<number> {
  const known = fileFaultCodes.find((one) => one === code);
  if (known === undefined) {
    await writeFault(new ImportFault('refused', { code, instance: '' }), manner);
    return 1;
  }
  const { file, json, language, output } = manner;
  const fault: RowFault = { row: 0, column: null, code: known };
  if (json) {
    const told = { importId: null, status: 'refused', importedBefore: false, rows: 0, ok: 0, created: 0 };
    await output.write(
      `${JSON.stringify({ ...told, faults: [jsonRemark(fault, language)], warnings: [] }, null, 2)}\n`,
    );
    return 1;
  }
  const summary = () => ({ rowCount: 0, okCount: 0, warningCount: 0, fileFaults: [fault] });
  await writeReport({ encoding: null, delimiter: null, rows: [], summary }, { file, language, verdict: false }, output);
  await output.write(`\n${translate(texts[language], 'import.refusedFile')}\n`);
  return 1;
}
