import type { ReplyOf } from '@tillid/contract/endpoint';
import type { listOperatorHistory } from '@tillid/contract/operator';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { paths } from '../../paths.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { HistoryEvent } from '../history/history-event.tsx';
import { useHistoryWords } from '../history/use-history-words.ts';

export type OperatorEvent = ReplyOf<typeof listOperatorHistory>['items'][number];

// An organisation has a kind and a status of its own.
const operatorsWords = {
  fields: { kind: 'operators.list.kind' },
  values: { kind: 'operators.kind', status: 'operators.status' },
} as const;

type EventTableProps = {
  readonly events: readonly OperatorEvent[];
  /** Left out where all events are about the same. */
  readonly showsAbout: boolean;
};

/** Events of the operators' history, newest first. */
export function EventTable({ events, showsAbout }: EventTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHistoryWords(operatorsWords);
  const about: TableColumn<OperatorEvent> = {
    key: 'about',
    heading: t('operators.history.about'),
    cell: (event) => <About event={event} />,
  };
  const columns: readonly TableColumn<OperatorEvent>[] = [
    { key: 'at', heading: t('history.at'), cell: ({ at }) => <time dateTime={at}>{format.instant(at)}</time> },
    {
      key: 'event',
      heading: t('history.event'),
      cell: (event) => <HistoryEvent event={event} words={words} />,
      rowHeading: true,
    },
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
