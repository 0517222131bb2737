import { findHistoryActors } from '@tillid/contract/history';
import { actorClasses } from '@tillid/domain/history/history-view';
import { foldText } from '@tillid/domain/users/person-name';
import { useState } from 'react';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import type { HistoryPlace } from './use-history-address.ts';

const nobody = { value: '', label: '' };

/** By whom: those without names, and users and programs found by their names. What is chosen stands with the other filters. */
export function ActorFilter({ place }: { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useSettled(text.trim());
  // The name goes in the body, and what was found is kept in the memory of the page alone.
  const found = useEndpoint(findHistoryActors, { body: { search } }, { enabled: search !== '' });
  const { items = [], more = false } = (search === '' ? undefined : found.data) ?? {};
  const unnamed = actorClasses
    .map((value) => ({ value: value as string, label: t(`history.actorKind.${value}`) }))
    .filter(({ label }) => foldText(label).includes(foldText(text)));
  const options = [...unnamed, ...items.map(({ id, name }) => ({ value: id, label: name ?? '' }))];
  const isAsking = search !== text.trim() || (search !== '' && found.isPending);
  return (
    <ComboBox
      label={t('history.actor')}
      options={options}
      chosen={nobody}
      onType={setText}
      openLabel={t('ui.showChoices')}
      status={
        isAsking
          ? t('ui.loading')
          : options.length === 0
            ? t('history.noActor')
            : t(more ? 'history.moreActors' : 'history.actorsFound', { count: options.length })
      }
      onChoose={({ value }) => place.go({ actor: value })}
    />
  );
}
