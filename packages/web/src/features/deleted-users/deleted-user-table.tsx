import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { DeletedUser } from './use-deleted-page.ts';

/** Deleted users, the newest deletion first; the name leads to what is left of the user. */
export function DeletedUserTable({ users }: { readonly users: readonly DeletedUser[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation } = useSignedIn();
  const deleter = useDeleter();
  const columns: readonly TableColumn<DeletedUser>[] = [
    {
      key: 'name',
      heading: t('deletedUsers.name'),
      cell: ({ userId, name }) => <a href={paths.deletedUser(userId)}>{name}</a>,
      rowHeading: true,
    },
    {
      key: 'deletedAt',
      heading: t('deletedUsers.deletedAt'),
      cell: ({ deletedAt }) => <time dateTime={deletedAt}>{format.instant(deletedAt)}</time>,
    },
    { key: 'deletedBy', heading: t('deletedUsers.deletedBy'), cell: ({ deletedBy }) => deleter(deletedBy) },
    { key: 'keptUntil', heading: t('deletedUsers.keptUntil'), cell: ({ keptUntil }) => format.day(keptUntil) },
  ];
  return (
    <Table
      caption={t('deletedUsers.caption', { organisation: organisation.name })}
      columns={columns}
      rows={users}
      rowKey={(user) => user.userId}
    />
  );
}

/** Who deleted somebody, in words: by name, or what it was. */
export function useDeleter(): (by: DeletedUser['deletedBy']) => string {
  const { t } = useTranslation();
  return ({ kind, name }) => name ?? t(`history.actorKind.${kind}`);
}
