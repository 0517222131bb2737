import { apiClientLimits } from '@tillid/domain/access/api-client-permissions';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { ApiClient } from './api-client.ts';
import { DeleteSecretDialog } from './delete-secret-dialog.tsx';
import { NewSecretDialog } from './new-secret-dialog.tsx';

type Secret = ApiClient['secrets'][number];

/** The secrets of a program, by when they end. */
export function SecretsSection({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const [isMaking, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<Secret>();
  const isFull = client.secrets.length >= apiClientLimits.secrets;
  return (
    <div className="stack">
      <p>{t(client.secrets.length === 0 ? 'apiClients.secrets.none' : 'apiClients.secrets.help')}</p>
      {client.secrets.length === 0 ? null : <SecretTable client={client} onDelete={setLeaving} />}
      <div className="blocked-action">
        <Button
          look="secondary"
          icon="plus"
          disabledReason={isFull && t('apiClients.secrets.full')}
          onClick={() => setMaking(true)}
        >
          {t('apiClients.secrets.make')}
        </Button>
      </div>
      {isMaking ? <NewSecretDialog client={client} onClose={() => setMaking(false)} /> : null}
      {leaving ? <DeleteSecretDialog client={client} secret={leaving} onClose={() => setLeaving(undefined)} /> : null}
    </div>
  );
}

type SecretTableProps = { readonly client: ApiClient; readonly onDelete: (secret: Secret) => void };

function SecretTable({ client, onDelete }: SecretTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly TableColumn<Secret>[] = [
    {
      key: 'created',
      heading: t('apiClients.secrets.created'),
      cell: (secret) => format.instant(secret.createdAt),
      rowHeading: true,
    },
    {
      key: 'expires',
      heading: t('apiClients.secrets.expires'),
      cell: (secret) =>
        secret.expired
          ? `${t('apiClients.secrets.expired')} ${format.dayOf(secret.expiresAt)}`
          : format.dayOf(secret.expiresAt),
    },
    {
      key: 'delete',
      heading: t('apiClients.secrets.delete'),
      headingHidden: true,
      cell: (secret) => (
        <Button
          look="secondary"
          icon="delete"
          aria-label={t('apiClients.secrets.deleteOf', { date: format.instant(secret.createdAt) })}
          onClick={() => onDelete(secret)}
        >
          {t('apiClients.secrets.delete')}
        </Button>
      ),
    },
  ];
  return (
    <Table
      caption={t('apiClients.secrets.caption', { name: client.name })}
      columns={columns}
      rows={client.secrets}
      rowKey={(secret) => secret.secretId}
    />
  );
}
