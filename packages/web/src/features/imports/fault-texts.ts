import { columns } from '@tillid/domain/imports/columns';
import {
  fileFaultCodes,
  rowFaultCodes,
  rowWarningCodes,
  type FileFaultCode,
  type RowFaultCode,
  type RowWarningCode,
} from '@tillid/domain/imports/row-fault';
import type { Format } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/sentences.ts';

// What the organisation's own users add to what the file alone tells.
const userFaultCodes = ['already-exists', 'same-person-exists'] as const;

/** Every code that a file or a row can get. The texts are asked for by this type, so a code without its sentences does not compile. */
export type FaultCode = FileFaultCode | RowFaultCode | RowWarningCode | (typeof userFaultCodes)[number];

type Params = Readonly<Record<string, string | number>>;

/** A fault or warning as the API tells it. */
export type Fault = {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly params?: Params | undefined;
};

/** What is wrong, what the single case adds to it, and what to do. */
export type FaultSentences = { readonly what: string; readonly detail: string | undefined; readonly todo: string };

const known: ReadonlySet<string> = new Set([
  ...fileFaultCodes,
  ...rowFaultCodes,
  ...rowWarningCodes,
  ...userFaultCodes,
]);

/** The sentences for a cause. A server newer than this page may know causes that it does not. */
export function causeSentences(code: string, t: Translate): Pick<FaultSentences, 'what' | 'todo'> {
  if (!isFaultCode(code)) {
    return { what: t('importFaults.unknown.what'), todo: t('importFaults.unknown.todo') };
  }
  return { what: t(`importFaults.code.${code}.what`), todo: t(`importFaults.code.${code}.todo`) };
}

/** The sentences for one fault. */
export function faultSentences(fault: Fault, t: Translate, format: Format): FaultSentences {
  return { ...causeSentences(fault.code, t), detail: detailOf(fault.code, fault.params ?? {}, t, format) };
}

/** Where it is: "Række 42, CPR-nummer"; undefined when it is about the file as a whole. */
export function faultPlace({ row, column }: Pick<Fault, 'row' | 'column'>, t: Translate): string | undefined {
  if (row === 0) {
    return column === null ? undefined : columnName(column, t);
  }
  if (column === null) {
    return t('importFaults.place.row', { row });
  }
  return t('importFaults.place.cell', { row, column: columnName(column, t) });
}

/** What people call the column with this header. */
export function columnName(header: string, t: Translate): string {
  const column = columns.find((candidate) => candidate.header === header);
  return column === undefined ? header : t(`imports.columns.${column.field}.name`);
}

const limitKeys: Readonly<Record<string, 'limitRows' | 'limitColumns'>> = {
  'too-many-rows': 'limitRows',
  'too-many-columns': 'limitColumns',
};

function isFaultCode(code: string): code is FaultCode {
  return known.has(code);
}

function detailOf(code: string, params: Params, t: Translate, format: Format): string | undefined {
  const limit = params['limit'] ?? params['most'];
  if (typeof limit === 'number' && code !== 'file-too-large') {
    return t(`importFaults.detail.${limitKeys[code] ?? 'limitCharacters'}`, { limit: format.number(limit) });
  }
  if (params['firstRow'] !== undefined) {
    return t('importFaults.detail.firstRow', { firstRow: params['firstRow'] });
  }
  return code.startsWith('header-') ? headerDetail(code, params, t) : rowDetail(code, params, t);
}

function headerDetail(code: string, params: Params, t: Translate): string | undefined {
  const { header = '', position = '', firstPosition = '', suggestion, similar } = params;
  switch (code) {
    case 'header-missing':
      return similar === undefined
        ? t('importFaults.detail.header-missing', { header })
        : t('importFaults.detail.header-missing-similar', { header, similar });
    case 'header-unknown':
      return suggestion === undefined
        ? t('importFaults.detail.header-unknown', { header, position })
        : t('importFaults.detail.header-unknown-suggestion', { header, position, suggestion });
    case 'header-double':
      return t('importFaults.detail.header-double', { firstPosition, position });
    case 'header-blank':
      return t('importFaults.detail.header-blank', { position });
    default:
      return undefined;
  }
}

function rowDetail(code: string, params: Params, t: Translate): string | undefined {
  const { action, columns: ignored } = params;
  if (code === 'action-not-available' && (action === 'U' || action === 'D')) {
    return t(`importFaults.detail.action-not-available-${action}`);
  }
  return code === 'cells-ignored' && ignored !== undefined
    ? t('importFaults.detail.cells-ignored', { columns: namesOf(String(ignored), t) })
    : undefined;
}

function namesOf(headers: string, t: Translate): string {
  return headers
    .split(', ')
    .map((header) => columnName(header, t))
    .join(', ');
}
