import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { ApiClient } from './api-client.ts';
import { ReplaceKeysDialog } from './replace-keys-dialog.tsx';

type Key = ApiClient['publicKeys'][number];

/** The public keys of a program. */
export function KeysSection({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const [isReplacing, setReplacing] = useState(false);
  const columns: readonly TableColumn<Key>[] = [
    {
      key: 'keyId',
      heading: t('apiClients.keys.keyId'),
      cell: (key) => <code className="breaking-code">{key.keyId}</code>,
      rowHeading: true,
    },
    { key: 'algorithm', heading: t('apiClients.keys.algorithm'), cell: (key) => key.algorithm },
  ];
  return (
    <div className="stack">
      <p>{t('apiClients.keys.help')}</p>
      <Table
        caption={t('apiClients.keys.caption', { name: client.name })}
        columns={columns}
        rows={client.publicKeys}
        rowKey={(key) => key.keyId}
      />
      <div>
        <Button look="secondary" icon="refresh" onClick={() => setReplacing(true)}>
          {t('apiClients.keys.replace')}
        </Button>
      </div>
      {isReplacing ? <ReplaceKeysDialog client={client} onClose={() => setReplacing(false)} /> : null}
    </div>
  );
}
