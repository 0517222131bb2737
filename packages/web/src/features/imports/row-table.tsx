import { MaskedCpr } from '../../frame/masked-cpr.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { EmailText } from '../../ui/email-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { FaultLine } from './fault-line.tsx';
import type { ImportRow, ImportView } from './import-status.ts';

/** Rows as the file has them, CPR numbers masked, each with all that was found. */
export function RowTable({ rows, view }: { readonly rows: readonly ImportRow[]; readonly view: ImportView }) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<ImportRow>[] = [
    { key: 'row', heading: t('imports.rows.row'), cell: ({ row }) => row, rowHeading: true },
    { key: 'action', heading: t('imports.rows.action'), cell: ({ action }) => <Action action={action} /> },
    { key: 'name', heading: t('words.name'), cell: (row) => <Name row={row} /> },
    { key: 'identity', heading: t('imports.rows.identity'), cell: ({ identity }) => <Identity identity={identity} /> },
    { key: 'email', heading: t('words.email'), cell: ({ email }) => <EmailText address={email} /> },
    {
      key: 'level',
      heading: t('imports.rows.level'),
      cell: ({ targetLevel }) => (targetLevel === null ? t('imports.rows.empty') : t(`words.level.${targetLevel}`)),
    },
    {
      key: 'remarks',
      heading: t(view.status === 'checked' ? 'imports.rows.remarks' : 'imports.rows.outcome'),
      cell: (row) => <Remarks row={row} />,
    },
  ];
  return (
    <Table caption={t('imports.rows.caption')} rows={rows} rowKey={({ row }) => `${row}`} columns={columns} compact />
  );
}

function Action({ action }: { readonly action: string }) {
  const { t } = useTranslation();
  if (action === 'C' || action === 'U' || action === 'D') {
    return t(`imports.rows.actions.${action}`);
  }
  return action === '' ? t('imports.rows.noAction') : action;
}

function Name({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation();
  const name = `${row.firstName} ${row.lastName}`.trim() || t('imports.rows.empty');
  return row.userId === null ? name : <a href={paths.editDraft(row.userId)}>{name}</a>;
}

/** A masked CPR number, or a date of birth, which is an ISO day unless the cell holds something else. */
function Identity({ identity }: { readonly identity: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (/^\d{6}-•/u.test(identity)) {
    return <MaskedCpr cpr={identity} />;
  }
  return /^\d{4}-\d\d-\d\d$/.test(identity) ? format.day(identity) : identity || t('imports.rows.empty');
}

function Remarks({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation();
  const { faults, warnings, outcome } = row;
  const tone = outcome === 'created' ? 'positive' : outcome === 'not-applied' ? 'negative' : 'neutral';
  return (
    <div className="stack-close remarks">
      {outcome === null ? null : <StatusTag tone={tone} label={t(`imports.rows.outcomes.${outcome}`)} />}
      {outcome === null && faults.length + warnings.length === 0 ? (
        <StatusTag tone="positive" label={t('imports.rows.ready')} />
      ) : null}
      {faults.map((fault) => (
        <p key={`${fault.column ?? ''} ${fault.code}`} className="remark">
          <StatusTag tone="negative" label={t('imports.groups.fault')} /> <FaultLine fault={fault} />
        </p>
      ))}
      {warnings.map((warning) => (
        <p key={`${warning.column ?? ''} ${warning.code}`} className="remark">
          <StatusTag tone="waiting" icon="warning" label={t('imports.groups.warning')} /> <FaultLine fault={warning} />
        </p>
      ))}
    </div>
  );
}
