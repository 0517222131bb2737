import { issueToken } from '@tillid/contract/api-clients';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { ApiClient } from './api-client.ts';

/** What whoever sets the program up needs to know; nothing of it is secret. */
export function ConnectionFacts({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const tokenEndpoint = new URL(issueToken.path, window.location.origin).href;
  return (
    <DescriptionList
      items={[
        {
          term: t('apiClients.client.clientId'),
          value: <Copied text={client.clientId} label={t('apiClients.made.copyClientId')} />,
        },
        {
          term: t('apiClients.client.tokenEndpoint'),
          value: <Copied text={tokenEndpoint} label={t('apiClients.made.copyAddress')} />,
        },
        {
          term: t('apiClients.client.scope'),
          value: <code className="breaking-code">{client.permissions.join(' ')}</code>,
        },
      ]}
    />
  );
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <div className="copied-line">
      <code className="breaking-code">{text}</code>
      <CopyButton text={text} label={label} copiedLabel={t('ui.copied')} />
    </div>
  );
}
