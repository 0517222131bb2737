import { listImportRows } from '@tillid/contract/imports';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, type MouseEvent } from 'react';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { FilterLinks } from '../../ui/filter-links.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { ImportView } from './import-status.ts';
import { RowTable } from './row-table.tsx';

const filters = ['all', 'good', 'warnings', 'faults'] as const;
type Filter = (typeof filters)[number];

/** The rows of the file, a hundred at a time, filtered by how they were judged, or that they are erased. */
export function RowsSection({ view }: { readonly view: ImportView }) {
  return view.erasedAt === null ? <KeptRows view={view} /> : <ErasedRows erasedAt={view.erasedAt} />;
}

function ErasedRows({ erasedAt }: { readonly erasedAt: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="import-rows" className="stack-close">
      <h2 id="import-rows">{t('imports.rows.title')}</h2>
      <p>{t('imports.rows.erased', { day: format.dayOf(erasedAt) })}</p>
    </section>
  );
}

function KeptRows({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const address = useAddressQuery();
  const show = filters.find((filter) => filter === address['show']) ?? 'all';
  const after = /^\d{1,7}$/.test(address['after'] ?? '') ? address['after'] : undefined;
  const heading = useHeadingFocus(after);
  const visit = useVisitInPlace();
  const query = { show, ...(after === undefined ? {} : { after }) };
  const rows = useEndpoint(listImportRows, { params: { importId: view.importId }, query }, { keepPrevious: true });
  const pathOf = (filter: Filter) => paths.import(view.importId, filter === 'all' ? {} : { show: filter });
  return (
    <section aria-labelledby="import-rows" className="stack-close">
      <h2 id="import-rows" ref={heading} tabIndex={-1}>
        {t('imports.rows.title')}
      </h2>
      <FilterLinks
        label={t('imports.rows.filters')}
        choices={useFilterLabels(view).map(({ filter, label }) => ({
          key: filter,
          label,
          href: pathOf(filter),
          chosen: filter === show,
        }))}
        onFollow={(href, event) => visit(href, event)}
      />
      <Loaded query={rows}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <p>{t(`imports.rows.none.${show}`)}</p> : <RowTable rows={items} view={view} />}
            <Pagination
              label={t('ui.pages')}
              previousLabel={t('imports.rows.fromStart')}
              nextLabel={t('imports.rows.next')}
              previous={after === undefined ? undefined : { href: pathOf(show) }}
              next={next === null ? undefined : { href: paths.import(view.importId, { show, after: next }) }}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

function useFilterLabels(view: ImportView): readonly { readonly filter: Filter; readonly label: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  const applied = view.status === 'applied';
  const leftOut = view.rowCount - view.createdCount;
  return [
    { filter: 'all', label: t('imports.rows.all', { rows: format.number(view.rowCount) }) },
    applied
      ? { filter: 'good', label: t('imports.rows.created', { rows: format.number(view.createdCount) }) }
      : { filter: 'good', label: t('imports.rows.good', { rows: format.number(view.okCount) }) },
    { filter: 'warnings', label: t('imports.rows.warnings', { rows: format.number(view.warningRowCount) }) },
    applied
      ? { filter: 'faults', label: t('imports.rows.leftOut', { rows: format.number(leftOut) }) }
      : { filter: 'faults', label: t('imports.rows.faults', { rows: format.number(view.faultRowCount) }) },
  ];
}

/** The next page begins at the heading of the rows, for the eye and for the focus. */
function useHeadingFocus(after: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(after);
  useEffect(() => {
    if (seen.current !== after) {
      seen.current = after;
      heading.current?.focus();
    }
  }, [after]);
  return heading;
}

/** Follows a link without scrolling to the top: the filters stand in the middle of a long page. */
function useVisitInPlace(): (href: string, event: MouseEvent) => void {
  const router = useRouter();
  return (href, event) => {
    event.preventDefault();
    void router.navigate({ href, replace: true, resetScroll: false });
  };
}
