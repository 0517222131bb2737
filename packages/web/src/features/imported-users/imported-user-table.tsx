import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listImportedUsers } from '@tillid/contract/imports';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { EmailText } from '../../ui/email-text.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { useSignedIn } from '../../api/session.ts';
import { fullName, useTickColumn } from '../user-selection/user-ticks.tsx';

export type ImportedUser = ReplyOf<typeof listImportedUsers>['items'][number];

type ImportedUserTableProps = { readonly items: readonly ImportedUser[]; readonly selectable: boolean };

/** The imported users of a page, each to be ticked or opened. */
export function ImportedUserTable({ items, selectable }: ImportedUserTableProps) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const format = useFormat();
  const tick = useTickColumn(items);
  const columns: readonly TableColumn<ImportedUser>[] = [
    {
      key: 'name',
      heading: t('importedUsers.list.name'),
      rowHeading: true,
      cell: (user) => <a href={paths.editDraft(user.userId)}>{fullName(user)}</a>,
    },
    { key: 'email', heading: t('words.email'), cell: ({ email }) => <EmailText address={email} /> },
    {
      key: 'identity',
      heading: t('importedUsers.list.identity'),
      cell: ({ hasCpr }) => t(hasCpr ? 'importedUsers.list.cprAttached' : 'importedUsers.list.dateOfBirth'),
    },
    {
      key: 'created',
      heading: t('importedUsers.list.created'),
      cell: ({ createdAt }) => <span className="no-wrap">{format.instant(createdAt)}</span>,
    },
  ];
  return (
    <Table
      caption={t('importedUsers.list.caption', { organisation: organisation.name })}
      columns={selectable ? [tick, ...columns] : columns}
      rows={items}
      rowKey={({ userId }) => userId}
    />
  );
}
