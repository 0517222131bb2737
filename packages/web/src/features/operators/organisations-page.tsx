import { organisationStatuses } from '@tillid/domain/organisations/organisation-kind';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { FilterLinks } from '../../ui/filter-links.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { OrganisationList } from './organisation-list.tsx';
import { addressOf, useOrganisationPage, type Narrowing } from './use-organisation-page.ts';

/** The organisations of the deployment: search, status, and a page of them by name. */
export function OrganisationsPage() {
  const { t } = useTranslation();
  const go = useGo();
  const { query, search, status, isBeginning } = useOrganisationPage();
  const onSearch = useCallback(
    (text: string) => go(addressOf({ search: text, status }), { replace: true }),
    [go, status],
  );
  return (
    <>
      <PageHeading
        title={t('operators.list.title')}
        action={
          <ButtonLink href={paths.newOrganisation()} icon="plus">
            {t('operators.list.create')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <SearchField
          label={t('operators.list.search')}
          searchLabel={t('ui.search')}
          help={t('operators.list.searchHelp')}
          value={search}
          onSearch={onSearch}
        />
        <StatusFilter search={search} status={status} />
        <Loaded query={query} lines={12}>
          {(page) => <OrganisationList page={page} narrowing={{ search, status }} isBeginning={isBeginning} />}
        </Loaded>
      </div>
    </>
  );
}

function StatusFilter({ search, status }: Narrowing) {
  const { t } = useTranslation();
  const go = useGo();
  const choices = [undefined, ...organisationStatuses].map((each) => ({
    key: each ?? 'all',
    label: each === undefined ? t('operators.list.all') : t(`operators.status.${each}`),
    href: addressOf({ search, status: each }),
    chosen: each === status,
  }));
  return (
    <FilterLinks
      label={t('operators.list.filter')}
      choices={choices}
      onFollow={(href, event) => {
        if (!(event.metaKey || event.ctrlKey || event.shiftKey)) {
          event.preventDefault();
          go(href, { replace: true });
        }
      }}
    />
  );
}
