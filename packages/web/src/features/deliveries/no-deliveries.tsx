import { listDeliveries } from '@tillid/contract/deliveries';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Nothing is waiting; or nothing of what was asked for. */
export function NoDeliveries({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: [listDeliveries.name] });
  if (filtered)
    return (
      <EmptyState
        kind="no-hits"
        title={t('deliveries.noHits.title')}
        action={
          <ButtonLink href={paths.deliveries()} look="secondary">
            {t('deliveries.noHits.clear')}
          </ButtonLink>
        }
      >
        <p>{t('deliveries.noHits.text')}</p>
      </EmptyState>
    );
  return (
    <EmptyState
      kind="all-done"
      title={t('deliveries.none.title')}
      action={
        <Button look="secondary" icon="refresh" onClick={readAgain}>
          {t('deliveries.refresh')}
        </Button>
      }
    >
      <p>{t('deliveries.none.text')}</p>
    </EmptyState>
  );
}
