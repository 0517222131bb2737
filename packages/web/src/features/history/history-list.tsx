import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listHistory } from '@tillid/contract/history';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useKindLabels } from '../../frame/kind-labels.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { ListStatus } from '../../ui/list-status.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { ChosenHistoryFilters } from './chosen-history-filters.tsx';
import { HistoryTable, type Reader } from './history-table.tsx';
import { NoEvents } from './no-events.tsx';
import type { HistoryPlace } from './use-history-address.ts';

type Page = Pick<ReplyOf<typeof listHistory>, 'items' | 'next' | 'previous'> &
  Partial<Pick<ReplyOf<typeof listHistory>, 'actor' | 'user' | 'sortedAmong'>>;

type HistoryListProps = {
  readonly query: UseQueryResult<Page>;
  readonly place: HistoryPlace;
  readonly caption: string;
  readonly reader: Reader;
  readonly showsAbout: boolean;
};

/** One page of events with what narrows it, read aloud when it changes. */
export function HistoryList({ query, place, ...table }: HistoryListProps) {
  const top = useRef<HTMLDivElement>(null);
  useLostPlace(query.error, place);
  useTopOfPage(place, top);
  return (
    <Loaded query={query} lines={12}>
      {(page) => (
        <div className="stack-close" ref={top}>
          <ChosenHistoryFilters place={place} actor={page.actor ?? null} user={page.user ?? null} />
          <Status page={page} isOld={query.isPlaceholderData} />
          {page.items.length === 0 ? (
            <NoEvents place={place} />
          ) : (
            <HistoryTable items={page.items} place={place} {...table} />
          )}
          <Pages page={page} place={place} />
        </div>
      )}
    </Loaded>
  );
}

function Status({ page, isOld }: { readonly page: Page; readonly isOld: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindLabels = useKindLabels();
  const { items, sortedAmong } = page;
  return (
    <>
      <ListStatus>{isOld ? t('ui.loading') : t('history.shown', { count: items.length })}</ListStatus>
      {typeof sortedAmong === 'number' ? (
        <Alert kind="info" kindLabel={kindLabels.info}>
          <p>{t('history.sortedAmong', { number: format.number(sortedAmong) })}</p>
        </Alert>
      ) : null}
    </>
  );
}

function Pages({ page, place }: { readonly page: Page; readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const { previous, next } = page;
  return (
    <Pagination
      label={t('ui.pages')}
      previousLabel={t('ui.previous')}
      nextLabel={t('ui.next')}
      previous={previous === null ? undefined : { href: place.hrefOf({ before: previous }) }}
      next={next === null ? undefined : { href: place.hrefOf({ after: next }) }}
    />
  );
}

/** An address that was kept for long, or is another organisation's, tells no place here: the list starts at its beginning. */
function useLostPlace(error: Error | null, { address, go }: HistoryPlace): void {
  const isLost =
    (address.after ?? address.before) !== undefined &&
    error instanceof ApiProblem &&
    error.code === 'validation-failed';
  useEffect(() => {
    if (isLost) {
      go({}, { replace: true });
    }
  }, [isLost, go]);
}

/** Another page is read from its top, also where the list is a part of a page that stays where it is. */
function useTopOfPage({ address: { after, before } }: HistoryPlace, top: RefObject<HTMLDivElement | null>): void {
  const shown = `${after}/${before}`;
  const last = useRef(shown);
  useEffect(() => {
    if (last.current !== shown) {
      last.current = shown;
      if ((top.current?.getBoundingClientRect().top ?? 0) < 0) {
        top.current?.scrollIntoView({ block: 'start' });
      }
    }
  }, [shown, top]);
}
