import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Table } from '../../ui/table.tsx';
import { causeSentences, columnName } from './fault-texts.ts';
import type { ImportView } from './import-status.ts';

type Group = ImportView['groups'][number];

/** Faults and warnings by cause: a thousand equal ones are one line. */
export function FaultGroups({ groups }: { readonly groups: readonly Group[] }) {
  const { t } = useTranslation();
  if (groups.length === 0) {
    return null;
  }
  const faultsFirst = groups.toSorted((one, other) => one.kind.localeCompare(other.kind));
  return (
    <section aria-labelledby="fault-groups" className="stack-close">
      <h2 id="fault-groups">{t('imports.groups.title')}</h2>
      <GroupTable groups={faultsFirst} />
    </section>
  );
}

function GroupTable({ groups }: { readonly groups: readonly Group[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table<Group>
      caption={t('imports.groups.caption')}
      rows={groups}
      rowKey={({ kind, code, column }) => `${kind} ${code} ${column ?? ''}`}
      columns={[
        {
          key: 'kind',
          heading: t('imports.groups.kind'),
          cell: ({ kind }) => (
            <StatusTag
              tone={kind === 'fault' ? 'negative' : 'waiting'}
              icon={kind === 'fault' ? 'error' : 'warning'}
              label={t(`imports.groups.${kind}`)}
            />
          ),
        },
        {
          key: 'column',
          heading: t('imports.groups.column'),
          cell: ({ column }) => (
            <span className="no-wrap">{column === null ? t('imports.groups.wholeRow') : columnName(column, t)}</span>
          ),
        },
        {
          key: 'cause',
          heading: t('imports.groups.cause'),
          rowHeading: true,
          cell: ({ code }) => <Cause code={code} />,
        },
        {
          key: 'rows',
          heading: t('imports.groups.rows'),
          cell: ({ rows }) => (
            <span className="no-wrap">{t('imports.groups.rowCount', { count: rows, rows: format.number(rows) })}</span>
          ),
        },
      ]}
    />
  );
}

function Cause({ code }: { readonly code: string }) {
  const { what, todo } = causeSentences(code, useTranslation().t);
  return (
    <>
      {what} <span className="not-bold">{todo}</span>
    </>
  );
}
