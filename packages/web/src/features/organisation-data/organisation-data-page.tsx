import { unitKinds, type UnitKind } from '@tillid/domain/organisations/unit';
import { unitsNotAllowed } from '@tillid/domain/users/user-units';
import { useCallback } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { FilterLinks } from '../../ui/filter-links.tsx';
import { ListStatus } from '../../ui/list-status.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { NoUnits } from './no-units.tsx';
import { UnitTable } from './unit-table.tsx';
import { useUnitPage, type UnitPage } from './use-unit-page.ts';

// As for users (decision 7): few are seen at a glance.
const searchedFrom = 9;

/** The units that users can be associated with, kind by kind. */
export function OrganisationDataPage() {
  const { t } = useTranslation();
  const { query, kind, search } = useUnitPage();
  return (
    <SettingsFrame>
      <PageHeading title={t('organisationData.title')} />
      <p className="page-lead">{t('organisationData.lead')}</p>
      <div className="stack">
        <FilterLinks
          label={t('organisationData.kinds')}
          choices={unitKinds.map((each) => ({
            key: each,
            label: t(`organisationData.kind.${each}`),
            href: paths.organisationData({ kind: each }),
            chosen: each === kind,
          }))}
          onFollow={() => undefined}
        />
        <About kind={kind} />
        <Loaded query={query} lines={8}>
          {(page) => <UnitList page={page} kind={kind} search={search} />}
        </Loaded>
      </div>
    </SettingsFrame>
  );
}

function About({ kind }: { readonly kind: UnitKind }) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const isNotUsed = kind !== 'invoicing-method' && unitsNotAllowed(kind, organisation) !== undefined;
  return (
    <>
      <p>{t(`organisationData.about.${kind}`)}</p>
      {isNotUsed ? (
        <Alert kind="info" kindLabel={t('ui.information')}>
          <p>{t(`organisationData.notUsed.${kind}`)}</p>
        </Alert>
      ) : null}
    </>
  );
}

type UnitListProps = { readonly page: UnitPage; readonly kind: UnitKind; readonly search: string };

function UnitList({ page, kind, search }: UnitListProps) {
  const { t } = useTranslation();
  const { items, next, previous, total, canAdd } = page;
  const isSearched = total >= searchedFrom || search !== '';
  return (
    <>
      {isSearched || (canAdd.allowed && items.length > 0) ? (
        <div className="list-tools">
          {isSearched ? <UnitSearch key={kind} kind={kind} search={search} /> : null}
          {canAdd.allowed ? (
            <ButtonLink href={paths.newUnit({ kind })} icon="plus">
              {t(`organisationData.add.title.${kind}`)}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
      {canAdd.allowed || items.length === 0 ? null : <p>{t('organisationData.onlySeen')}</p>}
      <Found page={page} search={search} />
      {items.length > 0 ? (
        <UnitTable kind={kind} units={items} />
      ) : (
        <NoUnits kind={kind} search={search} canAdd={canAdd.allowed} />
      )}
      <Pagination
        label={t('ui.pages')}
        previousLabel={t('ui.previous')}
        nextLabel={t('ui.next')}
        previous={previous === null ? undefined : { href: paths.organisationData({ kind, search, before: previous }) }}
        next={next === null ? undefined : { href: paths.organisationData({ kind, search, after: next }) }}
      />
    </>
  );
}

/** How many there are, read aloud when it changes. */
function Found({ page: { total, found, items }, search }: { readonly page: UnitPage; readonly search: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence =
    search === ''
      ? t('organisationData.found.all', { count: total, shown: format.number(total) })
      : t('organisationData.found.some', { found: format.number(found), total: format.number(total) });
  return <ListStatus>{search === '' && items.length === 0 ? '' : sentence}</ListStatus>;
}

function UnitSearch({ kind, search }: { readonly kind: UnitKind; readonly search: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const onSearch = useCallback(
    (text: string) => go(paths.organisationData({ kind, search: text }), { replace: true }),
    [go, kind],
  );
  return (
    <SearchField label={t('organisationData.search')} searchLabel={t('ui.search')} value={search} onSearch={onSearch} />
  );
}
