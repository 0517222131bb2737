import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listOperatorHistory } from '@tillid/contract/operator';
import { isEventKind } from '@tillid/domain/history/event-kinds';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { paths } from '../../paths.ts';
import { Icon } from '../../ui/icon.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { useEventWords } from './use-event-words.ts';

export type OperatorEvent = ReplyOf<typeof listOperatorHistory>['items'][number];

type EventTableProps = {
  readonly events: readonly OperatorEvent[];
  /** Left out where all events are about the same. */
  readonly showsAbout: boolean;
};

/** Events of the operators' history, newest first. */
export function EventTable({ events, showsAbout }: EventTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const about: TableColumn<OperatorEvent> = {
    key: 'about',
    heading: t('operators.history.about'),
    cell: (event) => <About event={event} />,
  };
  const columns: readonly TableColumn<OperatorEvent>[] = [
    { key: 'at', heading: t('history.at'), cell: ({ at }) => <time dateTime={at}>{format.instant(at)}</time> },
    { key: 'event', heading: t('history.event'), cell: (event) => <Deed event={event} />, rowHeading: true },
    ...(showsAbout ? [about] : []),
    { key: 'actor', heading: t('history.actor'), cell: (event) => <Actor event={event} /> },
  ];
  return (
    <Table
      caption={t('operators.history.caption')}
      columns={columns}
      rows={events}
      rowKey={({ eventId }) => eventId}
      compact
    />
  );
}

function Deed({ event: { kind, changes } }: { readonly event: OperatorEvent }) {
  const { t } = useTranslation();
  const words = useEventWords();
  return (
    <div className="history-event">
      <span>{isEventKind(kind) ? t(`history.kind.${kind}`) : t('history.unknownKind', { kind })}</span>
      {changes.length === 0 ? null : (
        <ul className="history-changes">
          {changes.map(({ field, from, to }) => (
            <li key={field}>
              {words.field(field)}: {from === null ? null : words.value(field, from)}
              {from === null ? null : <Icon name="arrow-forward" label={t('history.changedTo')} />}
              {from === null && to === null ? t('history.changed') : words.value(field, to)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function About({ event: { organisation, operatorName, kind } }: { readonly event: OperatorEvent }) {
  const { t } = useTranslation();
  if (organisation !== null) {
    return <a href={paths.organisation(organisation.organisationId)}>{organisation.name}</a>;
  }
  return kind.startsWith('operator.') ? (operatorName ?? t('operators.history.removedOperator')) : null;
}

function Actor({ event: { actorKind, actorName } }: { readonly event: OperatorEvent }) {
  const { t } = useTranslation();
  if (actorKind === 'system') {
    return t('history.actorKind.system');
  }
  return actorName ?? t(actorKind === 'operator' ? 'operators.history.removedOperator' : 'history.actorKind.anonymous');
}
