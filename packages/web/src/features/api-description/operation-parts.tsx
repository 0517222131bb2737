import { useTranslation } from '../../i18n/use-translation.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Details } from '../../ui/details.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { Operation } from './api-document.ts';
import type { SchemaRow } from './schema-rows.ts';

/** What one operation takes and gives. */
export function OperationParts({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { name, parameters, body, reply, status, replyType } = operation;
  const place: TableColumn<(typeof parameters)[number]> = {
    key: 'place',
    heading: t('apiDescription.place'),
    cell: (row) => row.place,
  };
  const columns = useFieldColumns();
  return (
    <div className="stack-close api-operation">
      <Facts operation={operation} />
      {parameters.length === 0 ? null : (
        <Table
          caption={t('apiDescription.parametersOf', { name })}
          captionShown
          rows={parameters}
          rowKey={(row) => `${row.place} ${row.path}`}
          compact
          columns={[...columns.slice(0, 1), place, ...columns.slice(1)]}
        />
      )}
      {body.length === 0 ? null : (
        <Table
          caption={t('apiDescription.bodyOf', { name })}
          captionShown
          rows={body}
          rowKey={(row) => row.path}
          compact
          columns={columns}
        />
      )}
      {reply.length === 0 ? (
        <p>{t('apiDescription.plainReply', { status, type: replyType })}</p>
      ) : (
        <Details summary={t('apiDescription.reply', { status })}>
          <Table
            caption={t('apiDescription.replyOf', { name, status })}
            rows={reply}
            rowKey={(row) => row.path}
            compact
            columns={columns}
          />
        </Details>
      )}
    </div>
  );
}

function useFieldColumns(): TableColumn<SchemaRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'path',
      heading: t('apiDescription.field'),
      cell: (row) => <code className="break-words">{row.path}</code>,
      rowHeading: true,
    },
    {
      key: 'needed',
      heading: t('apiDescription.needed'),
      cell: (row) => t(row.needed ? 'apiDescription.always' : 'apiDescription.maybe'),
    },
    { key: 'type', heading: t('apiDescription.type'), cell: (row) => <span lang="en">{row.type}</span> },
  ];
}

function Facts({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { callers, permission, problems } = operation;
  const needsPermission = permission.includes(':');
  return (
    <DescriptionList
      items={[
        { term: t('apiDescription.callers'), value: t(`apiDescription.callersOf.${callers}`) },
        ...(needsPermission ? [{ term: t('apiDescription.permission'), value: <code>{permission}</code> }] : []),
        {
          term: t('apiDescription.problems'),
          value: (
            <ul className="api-problems">
              {problems.map(({ status, codes }) => (
                <li key={status}>
                  {status} <code>{codes.join(', ')}</code>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
