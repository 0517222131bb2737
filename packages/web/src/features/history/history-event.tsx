import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listHistory } from '@tillid/contract/history';
import type { HistoryWords } from '@tillid/text/history-words';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Details } from '../../ui/details.tsx';
import { Icon } from '../../ui/icon.tsx';

type Event = Pick<ReplyOf<typeof listHistory>['items'][number], 'kind' | 'changes'>;
type Change = Event['changes'][number];

type HistoryEventProps = { readonly event: Event; readonly words: HistoryWords };

// A creation tells a dozen values; a list of events in which each takes a screen could not be read.
const mostShown = 3;

/** What happened, as a sentence, and which values changed. */
export function HistoryEvent({ event, words }: HistoryEventProps) {
  const { t } = useTranslation();
  const { kind, changes } = event;
  return (
    <div className="history-event">
      <span>{words.event(kind)}</span>
      {changes.length > mostShown ? (
        <Details summary={t('history.details', { count: changes.length })}>
          <Changes event={event} words={words} />
        </Details>
      ) : (
        <Changes event={event} words={words} />
      )}
    </div>
  );
}

function Changes({ event, words }: HistoryEventProps) {
  const { kind, changes } = event;
  if (changes.length === 0) {
    return null;
  }
  return (
    <ul className="history-changes">
      {changes.map((change) => (
        <li key={change.field}>
          {words.field(change.field)}: <ChangedValue change={change} kind={kind} words={words} />
        </li>
      ))}
    </ul>
  );
}

type ChangedValueProps = { readonly change: Change; readonly kind: string; readonly words: HistoryWords };

function ChangedValue({ change, kind, words }: ChangedValueProps) {
  const { t } = useTranslation();
  const { field, from, to } = change;
  if (from === null && to === null) {
    return words.untold(kind);
  }
  if (from === null) {
    return words.value(field, to ?? '');
  }
  if (to === null) {
    return (
      <>
        <s>{words.value(field, from)}</s> {t('history.removed')}
      </>
    );
  }
  return (
    <>
      {words.value(field, from)} <Icon name="arrow-forward" label={t('history.changedTo')} /> {words.value(field, to)}
    </>
  );
}
