import { findHistoryActors } from '@tillid/contract/history';
import { actorClasses } from '@tillid/domain/history/history-view';
import { foldText } from '@tillid/domain/users/person-name';
import { useEffect, useState } from 'react';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { TypeAhead } from '../../ui/type-ahead.tsx';
import type { HistoryPlace } from './use-history-address.ts';

const pauseMs = 250;

/** By whom: those without names, and users and programs found by their names. What is chosen stands with the other filters. */
export function ActorFilter({ place }: { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useSettled(text.trim());
  // The name goes in the body, and what was found is kept in the memory of the page alone.
  const found = useEndpoint(findHistoryActors, { body: { search } }, { enabled: search !== '' });
  const { items = [], more = false } = (search === '' ? undefined : found.data) ?? {};
  const unnamed = actorClasses
    .map((key) => ({ key: key as string, label: t(`history.actorKind.${key}`) }))
    .filter(({ label }) => foldText(label).includes(foldText(text)));
  const choices = [...unnamed, ...items.map(({ id, name }) => ({ key: id, label: name ?? '' }))];
  const isAsking = search !== text.trim() || (search !== '' && found.isPending);
  return (
    <TypeAhead
      label={t('history.actor')}
      text={text}
      onText={setText}
      choices={choices}
      status={
        isAsking
          ? t('ui.loading')
          : choices.length === 0
            ? t('history.noActor')
            : t(more ? 'history.moreActors' : 'history.actorsFound', { count: choices.length })
      }
      onChoose={(actor) => {
        setText('');
        place.go({ actor });
      }}
    />
  );
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), text === '' ? 0 : pauseMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
