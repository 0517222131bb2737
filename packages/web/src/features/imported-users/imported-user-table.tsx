import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listImportedUsers } from '@tillid/contract/imports';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmailText } from '../../ui/email-text.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { useSignedIn } from '../../api/session.ts';
import { isSelected, withUsers } from './selection.ts';
import { useSelection } from './use-selection.ts';

export type ImportedUser = ReplyOf<typeof listImportedUsers>['items'][number];

type ImportedUserTableProps = { readonly items: readonly ImportedUser[]; readonly selectable: boolean };

/** The imported users of a page, each to be ticked or opened. */
export function ImportedUserTable({ items, selectable }: ImportedUserTableProps) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const format = useFormat();
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
  const tick: TableColumn<ImportedUser> = {
    key: 'tick',
    heading: t('importedUsers.list.selectColumn'),
    headingHidden: true,
    headingContent: <PageTick items={items} />,
    cell: (user) => <UserTick user={user} />,
  };
  return (
    <Table
      caption={t('importedUsers.list.caption', { organisation: organisation.name })}
      columns={selectable ? [tick, ...columns] : columns}
      rows={items}
      rowKey={({ userId }) => userId}
    />
  );
}

/** The name of a user as lists and dialogs show it. */
export function fullName({ firstName, lastName }: Pick<ImportedUser, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`;
}

function UserTick({ user }: { readonly user: ImportedUser }) {
  const { t } = useTranslation();
  const [selection, select] = useSelection();
  const name = fullName(user);
  return (
    <Checkbox
      label={t('importedUsers.list.select', { name })}
      labelHidden
      checked={isSelected(selection, user.userId)}
      onChange={(event) => select(withUsers(selection, [{ userId: user.userId, name }], event.target.checked))}
    />
  );
}

/** Ticks and unticks the page. */
export function PageTick({
  items,
  labelShown,
}: {
  readonly items: readonly ImportedUser[];
  readonly labelShown?: boolean;
}) {
  const { t } = useTranslation();
  const [selection, select] = useSelection();
  const ticked = items.filter(({ userId }) => isSelected(selection, userId)).length;
  const users = items.map((user) => ({ userId: user.userId, name: fullName(user) }));
  return (
    <Checkbox
      label={t('importedUsers.list.selectPage')}
      labelHidden={!labelShown}
      checked={ticked === items.length}
      mixed={ticked > 0 && ticked < items.length}
      onChange={(event) => select(withUsers(selection, users, event.target.checked))}
    />
  );
}
