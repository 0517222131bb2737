import { useId, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import type { ApiClient } from './api-client.ts';
import { DeleteApiClientDialog } from './delete-api-client-dialog.tsx';
import { DisableApiClientDialog } from './disable-api-client-dialog.tsx';
import { useEnableApiClient } from './use-enable-api-client.ts';

/** What can be done with an API client, at the bottom of its page. */
export function ApiClientActions({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const headingId = useId();
  const [asking, setAsking] = useState<'disable' | 'delete'>();
  const enable = useEnableApiClient(client);
  const close = () => setAsking(undefined);
  return (
    <section aria-labelledby={headingId} className="user-actions">
      <h2 id={headingId}>{t('apiClients.client.actions')}</h2>
      <ul className="no-max-width">
        <li>
          {client.disabledAt === null ? (
            <Button look="secondary" icon="lock" onClick={() => setAsking('disable')}>
              {t('apiClients.client.disable')}
            </Button>
          ) : (
            <Button
              look="secondary"
              icon="check"
              pendingLabel={enable.isPending && t('ui.working')}
              onClick={enable.run}
            >
              {t('apiClients.client.enable')}
            </Button>
          )}
        </li>
        <li>
          <Button look="danger" icon="delete" onClick={() => setAsking('delete')}>
            {t('apiClients.client.delete')}
          </Button>
        </li>
      </ul>
      {asking === 'disable' ? <DisableApiClientDialog client={client} onClose={close} /> : null}
      {asking === 'delete' ? <DeleteApiClientDialog client={client} onClose={close} /> : null}
    </section>
  );
}
