import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readUserHistory } from '@tillid/contract/users';
import { isEventKind } from '@tillid/domain/history/event-kinds';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Details } from '../../ui/details.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useChangeWords } from './use-change-words.ts';

type Event = Pick<ReplyOf<typeof readUserHistory>['items'][number], 'kind' | 'changes'>;
type Change = Event['changes'][number];

// A creation tells a dozen values; a list of events in which each takes a screen could not be read.
const mostShown = 3;
// Before these there was nothing that could change.
const beginnings: readonly string[] = ['user.created', 'user.imported'];

/** What happened, as a sentence, and which values changed. */
export function HistoryEvent({ event }: { readonly event: Event }) {
  const { t } = useTranslation();
  const { kind, changes } = event;
  const sentence = isEventKind(kind) ? t(`history.kind.${kind}`) : t('history.unknownKind', { kind });
  return (
    <div className="history-event">
      <span>{sentence}</span>
      {changes.length > mostShown ? (
        <Details summary={t('history.details', { count: changes.length })}>
          <Changes event={event} />
        </Details>
      ) : (
        <Changes event={event} />
      )}
    </div>
  );
}

function Changes({ event }: { readonly event: Event }) {
  const words = useChangeWords();
  const { kind, changes } = event;
  const isNew = beginnings.includes(kind);
  if (changes.length === 0) {
    return null;
  }
  return (
    <ul className="history-changes">
      {changes.map((change) => (
        <li key={change.field}>
          {words.field(change.field)}: <ChangedValue change={change} isNew={isNew} />
        </li>
      ))}
    </ul>
  );
}

function ChangedValue({ change, isNew }: { readonly change: Change; readonly isNew: boolean }) {
  const { t } = useTranslation();
  const words = useChangeWords();
  const { field, from, to } = change;
  if (from === null && to === null) {
    // A CPR number is never told.
    return t(isNew ? 'history.attached' : 'history.changed');
  }
  if (from === null) {
    return words.value(field, to);
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
