import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { BulkChangeView } from './bulk-change.ts';
import { useChangeDetails } from './use-change-details.ts';
import { useWho } from './use-who.ts';

/** Who ordered what of how many, and when. */
export function ChangeFacts({ view }: { readonly view: BulkChangeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const who = useWho();
  const detailsOf = useChangeDetails();
  const { change, startedBy, startedAt, endedAt, selected, undoes } = view;
  return (
    <section className="stack" aria-labelledby="bulk-facts">
      <h2 id="bulk-facts">{t('bulkChanges.one.facts')}</h2>
      <DescriptionList
        items={[
          ...detailsOf(change),
          { term: t('bulkChanges.one.selected'), value: format.number(selected) },
          { term: t('bulkChanges.one.startedBy'), value: who(startedBy) },
          { term: t('bulkChanges.one.started'), value: format.instant(startedAt) },
          ...(endedAt === null ? [] : [{ term: t('bulkChanges.one.ended'), value: format.instant(endedAt) }]),
        ]}
      />
      {undoes === null ? null : (
        <p>
          {t('bulkChanges.one.undoes')} <a href={paths.bulkChange(undoes)}>{t('bulkChanges.one.seeUndone')}</a>
        </p>
      )}
    </section>
  );
}
