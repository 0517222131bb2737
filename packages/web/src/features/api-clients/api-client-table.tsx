import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { ApiClient } from './api-client.ts';
import { ApiClientTag } from './api-client-tag.tsx';

/** Programs by name; the name leads to what is known of the program. */
export function ApiClientTable({ clients }: { readonly clients: readonly ApiClient[] }) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const format = useFormat();
  const columns: readonly TableColumn<ApiClient>[] = [
    {
      key: 'name',
      heading: t('apiClients.name'),
      cell: (client) => <a href={paths.apiClient(client.apiClientId)}>{client.name}</a>,
      rowHeading: true,
    },
    {
      key: 'access',
      heading: t('apiClients.access'),
      cell: (client) => t('apiClients.permissions', { count: client.permissions.length }),
    },
    { key: 'contact', heading: t('apiClients.contact'), cell: (client) => client.contactName },
    {
      key: 'lastUsed',
      heading: t('apiClients.lastUsed'),
      cell: (client) => (client.lastUsedAt === null ? t('apiClients.neverUsed') : format.instant(client.lastUsedAt)),
    },
    { key: 'status', heading: t('apiClients.status'), cell: (client) => <ApiClientTag client={client} /> },
  ];
  return (
    <Table
      caption={t('apiClients.caption', { organisation: organisation.name })}
      columns={columns}
      rows={clients}
      rowKey={(client) => client.apiClientId}
    />
  );
}
