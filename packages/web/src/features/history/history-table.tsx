import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listHistory } from '@tillid/contract/history';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { HistoryEvent } from './history-event.tsx';
import type { HistoryPlace } from './use-history-address.ts';
import { useHistoryWords } from './use-history-words.ts';

export type HistoryItem = ReplyOf<typeof listHistory>['items'][number];

/** Who looks: somebody who reads the organisation's history, or a person at the own one. */
export type Reader = { readonly as: 'administrator' } | { readonly as: 'self'; readonly userId: string };

type HistoryTableProps = {
  readonly items: readonly HistoryItem[];
  readonly caption: string;
  readonly place: HistoryPlace;
  readonly reader: Reader;
  /** Left out where all events are about the same user. */
  readonly showsAbout: boolean;
};

/** Events: when, what, about whom, by whom. */
export function HistoryTable({ items, caption, place, reader, showsAbout }: HistoryTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHistoryWords();
  const about: TableColumn<HistoryItem> = {
    key: 'about',
    heading: t('history.about'),
    cell: (item) => <About item={item} reader={reader} />,
  };
  const columns: readonly TableColumn<HistoryItem>[] = [
    { key: 'at', heading: t('history.at'), cell: (item) => <time dateTime={item.at}>{format.instant(item.at)}</time> },
    {
      key: 'event',
      heading: t('history.event'),
      cell: (item) => <HistoryEvent event={item} words={words} />,
      rowHeading: true,
    },
    ...(showsAbout ? [about] : []),
    { key: 'actor', heading: t('history.actor'), cell: (item) => <By item={item} reader={reader} place={place} /> },
  ];
  return <Table caption={caption} columns={columns} rows={items} rowKey={(item) => item.eventId} compact />;
}

type CellProps = { readonly item: HistoryItem; readonly reader: Reader };

function About({ item: { subject }, reader }: CellProps) {
  const { t } = useTranslation();
  const { person: nameOf } = useHistoryWords();
  if (reader.as === 'self') {
    return subject.type === 'user' ? t(subject.id === reader.userId ? 'history.you' : 'history.anotherUser') : null;
  }
  if (subject.type === 'user') {
    const name = nameOf(subject);
    return subject.state === 'forgotten' ? name : <a href={paths.user(subject.id)}>{name}</a>;
  }
  return subject.type === 'bulk-change' ? (
    <a href={paths.bulkChange(subject.id)}>{t('history.bulkChange')}</a>
  ) : (
    subject.name
  );
}

function By({ item, reader, place }: CellProps & { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const { person: nameOf } = useHistoryWords();
  const { actorKind, actorId, actorName: name, actorState: state } = item;
  if (actorId === null) {
    return t(`history.actorKind.${actorKind}`);
  }
  if (reader.as === 'self') {
    return actorId === reader.userId ? t('history.you') : nameOf({ name, state });
  }
  return (
    <a href={place.hrefOf({ actor: actorId })} title={t('history.onlyBy')}>
      {nameOf({ name, state })}
    </a>
  );
}
