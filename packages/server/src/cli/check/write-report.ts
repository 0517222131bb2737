import type { FileReading, FileSummary } from '@tillid/domain/imports/check-file';
import type { RowFault } from '@tillid/domain/imports/row-fault';
import type { Language } from '@tillid/text/choose-language';
import { commandLine as danish } from '@tillid/text/da/command-line';
import { imports as danishImports } from '@tillid/text/da/imports';
import { commandLine as english } from '@tillid/text/en/command-line';
import { imports as englishImports } from '@tillid/text/en/imports';
import { formatNumber, translate } from '@tillid/text/translate';
import type { Output } from '../output.ts';
import { faultPlace, faultSentences } from './fault-sentences.ts';

/** Places that are named of one cause. */
const placesNamed = 20;
const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
const texts = { da: danish, en: english };
const importTexts = { da: danishImports, en: englishImports };

/** What is told of a judged file; where it was judged does not matter. */
export type Report = Pick<FileReading, 'encoding' | 'delimiter'> & {
  readonly rows: Iterable<{ readonly faults: readonly RowFault[]; readonly warnings: readonly RowFault[] }>;
  summary(): Pick<FileSummary, 'rowCount' | 'okCount' | 'warningCount'> & { readonly fileFaults: readonly RowFault[] };
};

type Group = { readonly kind: 'fault' | 'warning'; readonly first: RowFault; readonly places: string[]; count: number };

/** Writes for people what is in a file: faults, then warnings, each cause once with where it is and what to do. Gives the number of faults. */
export async function writeReport(
  reading: Report,
  { file, language, verdict = true }: { file: string; language: Language; verdict?: boolean },
  output: Output,
): Promise<number> {
  const groups = groupRemarks(reading, language);
  const faultGroups = groups.filter(({ kind }) => kind === 'fault');
  const sections = [
    factsOf(reading, file, language),
    ...faultGroups.map((group) => sectionOf(group, language)),
    ...groups.filter(({ kind }) => kind === 'warning').map((group) => sectionOf(group, language)),
    ...(verdict ? [verdictOf(reading, faultGroups.length, language)] : []),
  ];
  await output.write(`${sections.join('\n\n')}\n`);
  return faultGroups.reduce((sum, { count }) => sum + count, 0);
}

function groupRemarks(reading: Report, language: Language): Group[] {
  const groups = new Map<string, Group>();
  function add(kind: Group['kind'], remark: RowFault): void {
    const key = `${kind} ${remark.code}`;
    const group = groups.get(key) ?? { kind, first: remark, places: [], count: 0 };
    groups.set(key, group);
    group.count += 1;
    if (group.places.length < placesNamed) group.places.push(lineOf(remark, language));
  }
  for (const row of reading.rows) {
    for (const fault of row.faults) add('fault', fault);
    for (const warning of row.warnings) add('warning', warning);
  }
  for (const fault of reading.summary().fileFaults) add('fault', fault);
  return [...groups.values()];
}

function lineOf(remark: RowFault, language: Language): string {
  const { detail } = faultSentences(remark, language);
  // A header is quoted as it stands in the file, and a terminal obeys control characters.
  return [faultPlace(remark, language), detail]
    .filter((part) => part !== undefined)
    .join('. ')
    .replace(/\p{Cc}/gu, '');
}

function factsOf(reading: Report, file: string, language: Language): string {
  const { encoding, delimiter } = reading;
  if (encoding === null || delimiter === null) return translate(texts[language], 'check.unread', { file });
  const facts = translate(texts[language], 'check.facts', {
    file,
    encoding: translate(importTexts[language], `facts.encodings.${encoding}`),
    delimiter: translate(importTexts[language], `facts.delimiters.${delimiterNames[delimiter]}`),
  });
  const { rowCount, okCount, warningCount } = reading.summary();
  const rows = translate(texts[language], 'check.rows', {
    count: rowCount,
    rows: formatNumber(rowCount, language),
    ok: formatNumber(okCount, language),
    faulty: formatNumber(rowCount - okCount, language),
    warned: formatNumber(warningCount, language),
  });
  return `${facts}\n${rows}`;
}

function sectionOf({ kind, first, places, count }: Group, language: Language): string {
  const { what, todo } = faultSentences(first, language);
  const more = { rest: formatNumber(count - places.length, language) };
  return [
    translate(texts[language], `check.${kind}`, { what }),
    `  ${todo}`,
    ...places.filter((place) => place !== '').map((place) => `    ${place}`),
    ...(count > places.length ? [`    ${translate(texts[language], 'check.more', more)}`] : []),
  ].join('\n');
}

function verdictOf(reading: Report, causes: number, language: Language): string {
  if (causes === 0) return translate(texts[language], 'check.fine');
  const stopped = reading.summary().fileFaults.length > 0;
  return translate(texts[language], stopped ? 'check.stopped' : 'check.faulty');
}
