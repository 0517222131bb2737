import { useTranslation } from '../../i18n/use-translation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { paths } from '../../paths.ts';
import { ListStatus } from '../../ui/list-status.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { NoOrganisations } from './no-organisations.tsx';
import { OrganisationTag } from './organisation-tag.tsx';
import type { ListedOrganisation, OrganisationPageReply } from './organisation.ts';
import { addressOf, type Narrowing } from './use-organisation-page.ts';

type OrganisationListProps = {
  readonly page: OrganisationPageReply;
  readonly narrowing: Narrowing;
  readonly isBeginning: boolean;
};

/** One page of organisations with how many are shown, read aloud when it changes. */
export function OrganisationList({ page, narrowing, isBeginning }: OrganisationListProps) {
  const { t } = useTranslation();
  const { items, next, previous } = page;
  const count = items.length;
  return (
    <>
      <ListStatus>
        {next === null ? t('operators.list.shown', { count }) : t('operators.list.more', { count })}
      </ListStatus>
      {count > 0 ? (
        <OrganisationTable organisations={items} />
      ) : (
        <NoOrganisations narrowing={narrowing} isBeginning={isBeginning} />
      )}
      <Pagination
        label={t('ui.pages')}
        previousLabel={t('ui.previous')}
        nextLabel={t('ui.next')}
        previous={previous === null ? undefined : { href: addressOf(narrowing, { before: previous }) }}
        next={next === null ? undefined : { href: addressOf(narrowing, { after: next }) }}
      />
    </>
  );
}

function OrganisationTable({ organisations }: { readonly organisations: readonly ListedOrganisation[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly TableColumn<ListedOrganisation>[] = [
    {
      key: 'name',
      heading: t('operators.list.name'),
      cell: ({ organisationId, name }) => <a href={paths.organisation(organisationId)}>{name}</a>,
      rowHeading: true,
    },
    { key: 'cvr', heading: t('words.cvr'), cell: ({ cvr }) => cvr },
    { key: 'kind', heading: t('operators.list.kind'), cell: ({ kind }) => t(`operators.kind.${kind}`) },
    { key: 'status', heading: t('operators.list.status'), cell: ({ status }) => <OrganisationTag status={status} /> },
    {
      key: 'created',
      heading: t('operators.list.created'),
      cell: ({ createdAt }) => <time dateTime={createdAt}>{format.dayOf(createdAt)}</time>,
    },
  ];
  return (
    <Table
      caption={t('operators.list.caption')}
      columns={columns}
      rows={organisations}
      rowKey={({ organisationId }) => organisationId}
    />
  );
}
