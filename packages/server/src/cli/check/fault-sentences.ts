import { columns } from '@tillid/domain/imports/columns';
import type { RowFault } from '@tillid/domain/imports/row-fault';
import type { Language } from '@tillid/text/choose-language';
import { importFaults as danishFaults } from '@tillid/text/da/import-faults';
import { imports as danishImports } from '@tillid/text/da/imports';
import { importFaults as englishFaults } from '@tillid/text/en/import-faults';
import { imports as englishImports } from '@tillid/text/en/imports';
import { formatNumber, translate, type TextKey, type TextParams } from '@tillid/text/translate';

const faultTexts = { da: danishFaults, en: englishFaults };
const importTexts = { da: danishImports, en: englishImports };

/** What is wrong, what the single case adds to it, and what to do. */
export type FaultSentences = { readonly what: string; readonly detail: string | undefined; readonly todo: string };

/** The sentences for one fault or warning of a file. */
export function faultSentences(fault: RowFault, language: Language): FaultSentences {
  const texts = faultTexts[language];
  const detail = detailOf(fault, language);
  return {
    what: translate(texts, `code.${fault.code}.what`),
    detail: detail && translate(texts, `detail.${detail.key}`, detail.params),
    todo: translate(texts, `code.${fault.code}.todo`),
  };
}

/** Where it is, as people call the column: "Række 42, CPR-nummer"; undefined when it is about the file as a whole. */
export function faultPlace({ row, column }: RowFault, language: Language): string | undefined {
  const name = column === null ? undefined : columnName(column, language);
  if (row === 0) return name;
  return name === undefined
    ? translate(faultTexts[language], 'place.row', { row })
    : translate(faultTexts[language], 'place.cell', { row, column: name });
}

type DetailKey = TextKey<typeof danishFaults.detail>;
type Detail = { readonly key: DetailKey; readonly params: TextParams };

const limitKeys: Readonly<Partial<Record<string, DetailKey>>> = {
  'too-many-rows': 'limitRows',
  'too-many-columns': 'limitColumns',
};

function detailOf({ code, params = {} }: RowFault, language: Language): Detail | undefined {
  const limit = params['limit'] ?? params['most'];
  if (typeof limit === 'number' && code !== 'file-too-large')
    return { key: limitKeys[code] ?? 'limitCharacters', params: { limit: formatNumber(limit, language) } };
  if ('firstRow' in params) return { key: 'firstRow', params };
  switch (code) {
    case 'header-missing':
      return { key: 'similar' in params ? 'header-missing-similar' : code, params };
    case 'header-unknown':
      return { key: 'suggestion' in params ? 'header-unknown-suggestion' : code, params };
    case 'header-double':
    case 'header-blank':
      return { key: code, params };
    case 'cells-ignored':
      return 'columns' in params
        ? { key: code, params: { columns: columnNames(String(params['columns']), language) } }
        : undefined;
    default:
      return undefined;
  }
}

function columnNames(headers: string, language: Language): string {
  return headers
    .split(', ')
    .map((header) => columnName(header, language))
    .join(', ');
}

function columnName(header: string, language: Language): string {
  const column = columns.find((candidate) => candidate.header === header);
  return column === undefined ? header : translate(importTexts[language], `columns.${column.field}.name`);
}
