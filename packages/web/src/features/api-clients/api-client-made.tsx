import { useEffect } from 'react';
import { focusPageHeading } from '../../frame/page-focus.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { ApiClient, MadeSecret } from './api-client.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { SecretGuard } from './secret-guard.tsx';
import { SecretHandover } from './secret-handover.tsx';
import { useShownOnce } from '../../ui/shown-once.tsx';

type ApiClientMadeProps = { readonly client: ApiClient; readonly secret: MadeSecret };

/** After an API client was made: what the program needs, with the secret this once. */
export function ApiClientMade({ client, secret }: ApiClientMadeProps) {
  const { t } = useTranslation();
  const go = useGo();
  const kept = useShownOnce();
  useEffect(focusPageHeading, []);
  return (
    <>
      <PageHeading title={t('apiClients.made.title')} />
      <div className="stack">
        <p className="page-lead">{t('apiClients.made.lead', { name: client.name })}</p>
        <ConnectionFacts client={client} />
        <SecretHandover secret={secret} kept={kept} />
        <div className="form-actions">
          <Button onClick={() => kept.close(() => go(paths.apiClient(client.apiClientId), { saved: true }))}>
            {t('apiClients.made.toClient')}
          </Button>
        </div>
      </div>
      <SecretGuard isKept={kept.isKept} />
    </>
  );
}
