import { columns, type Column, type ColumnField } from '@tillid/domain/imports/columns';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Table } from '../../ui/table.tsx';

type Need = 'neededYes' | 'neededNo' | 'neededEither' | 'neededEmpty';

// For a row that creates a user.
const needs: Readonly<Partial<Record<ColumnField, Need>>> = {
  action: 'neededYes',
  uuid: 'neededEmpty',
  firstName: 'neededYes',
  lastName: 'neededYes',
  cpr: 'neededEither',
  dateOfBirth: 'neededEither',
  email: 'neededYes',
  targetLevel: 'neededYes',
};

/** The fifteen columns: header, meaning and whether a new user needs it. */
export function ColumnTable() {
  const { t, language } = useTranslation();
  const english = language === 'en';
  return (
    <Table<Column>
      caption={t('imports.fill.columnsCaption')}
      rows={columns}
      rowKey={(column) => column.field}
      compact
      columns={[
        {
          key: 'header',
          heading: t('imports.fill.column'),
          cell: (column) => (english ? column.english : column.header),
          rowHeading: true,
        },
        {
          key: 'meaning',
          heading: t('imports.fill.meaning'),
          cell: (column) => t(`imports.columns.${column.field}.meaning`),
        },
        {
          key: 'needed',
          heading: t('imports.fill.needed'),
          cell: (column) => t(`imports.fill.${needs[column.field] ?? 'neededNo'}`),
        },
      ]}
    />
  );
}
