import { formatPhone } from '@tillid/domain/users/phone-number';
import type { Language } from '@tillid/text/choose-language';
import { da } from '@tillid/text/da';
import { en } from '@tillid/text/en';
import { historyWords } from '@tillid/text/history-words';
import { findSentence } from '@tillid/text/translate';
import type { HistoryItem } from './history-view.ts';

/** An event in words, as it stands in a file. */
export type ToldEvent = {
  readonly event: string;
  readonly about: string | null;
  readonly by: string;
  /** One for each field. */
  readonly changes: readonly string[];
};

/** Tells events in a language, as the page does, with days as spreadsheets read them; `ownUserId` is of whoever looks at the own history. */
export function tellEvents(language: Language, ownUserId: string | undefined): (item: HistoryItem) => ToldEvent {
  const texts = language === 'da' ? da : en;
  const { history } = texts;
  const words = historyWords({
    find: (key, params) => findSentence(texts, key, params),
    day: (isoDay) => isoDay,
    phone: formatPhone,
  });

  function aboutWhom({ subject }: HistoryItem): string | null {
    if (subject.type !== 'user') return subject.name;
    return ownUserId !== undefined && subject.id !== ownUserId ? history.anotherUser : words.person(subject);
  }

  function byWhom({ actorKind, actorId, actorName: name, actorState: state }: HistoryItem): string {
    return actorId === null ? history.actorKind[actorKind] : words.person({ name, state });
  }

  function changed(kind: string, { field, from, to }: HistoryItem['changes'][number]): string {
    const [before, after] = [from, to].map((value) => (value === null ? undefined : words.value(field, value)));
    if (before === undefined) return after ?? words.untold(kind);
    return after === undefined ? `${before} ${history.removed}` : `${before} → ${after}`;
  }

  return (item) => ({
    event: words.event(item.kind),
    about: aboutWhom(item),
    by: byWhom(item),
    changes: item.changes.map((change) => `${words.field(change.field)}: ${changed(item.kind, change)}`),
  });
}
