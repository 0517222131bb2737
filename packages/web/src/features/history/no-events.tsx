import { useTranslation } from '../../i18n/use-translation.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { isNarrowed } from './history-address.ts';
import type { HistoryPlace } from './use-history-address.ts';

/** Why there are no events: a page past the end, a filter without hits, or nothing that ever happened. */
export function NoEvents({ place }: { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const { after, before } = place.address;
  if ((after ?? before) !== undefined) {
    return (
      <EmptyState
        kind="all-done"
        title={t('history.noMore.title')}
        action={
          <ButtonLink href={place.hrefOf({})} look="secondary">
            {t('history.noMore.action')}
          </ButtonLink>
        }
      >
        <p>{t('history.noMore.text')}</p>
      </EmptyState>
    );
  }
  if (isNarrowed(place.address)) {
    return (
      <EmptyState
        kind="no-hits"
        title={t('history.noHits.title')}
        action={
          <ButtonLink href={place.bare} look="secondary">
            {t('ui.clearFilters')}
          </ButtonLink>
        }
      >
        <p>{t('history.noHits.text')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="first-use" icon="time" title={t('history.none.title')} action={null}>
      <p>{t('history.none.text')}</p>
    </EmptyState>
  );
}
