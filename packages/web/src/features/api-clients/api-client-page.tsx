import { useKindLabels } from '../../frame/kind-labels.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section, Sections } from '../../ui/sections.tsx';
import { AboutSection } from './about-section.tsx';
import type { ApiClient } from './api-client.ts';
import { ApiClientActions } from './api-client-actions.tsx';
import { ApiClientTag } from './api-client-tag.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { KeysSection } from './keys-section.tsx';
import { SecretsSection } from './secrets-section.tsx';
import { useApiClient } from './use-api-client.ts';

/** One API client: what it may do, what it proves itself with, and what can be done about it. */
export function ApiClientPage() {
  const query = useApiClient();
  return (
    <Loaded query={query} page>
      {(client) => <Client client={client} />}
    </Loaded>
  );
}

function Client({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const hasKeys = client.authentication === 'private-key';
  return (
    <>
      <BackLink href={paths.apiClients()} label={t('apiClients.toList')} />
      <PageHeading
        title={client.name}
        documentTitle={t('apiClients.client.documentTitle')}
        aside={<ApiClientTag client={client} />}
        action={
          <ButtonLink href={paths.editApiClient(client.apiClientId)} look="secondary" icon="edit">
            {t('apiClients.client.edit')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <DisabledAlert client={client} />
        <Sections>
          <Section title={t('apiClients.client.about')} startsOpen>
            <AboutSection client={client} />
          </Section>
          <Section title={t('apiClients.client.connection')} startsOpen>
            <ConnectionFacts client={client} />
          </Section>
          <Section title={t(hasKeys ? 'apiClients.keys.title' : 'apiClients.secrets.title')} startsOpen>
            {hasKeys ? <KeysSection client={client} /> : <SecretsSection client={client} />}
          </Section>
        </Sections>
        <ApiClientActions client={client} />
      </div>
    </>
  );
}

function DisabledAlert({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindLabels = useKindLabels();
  if (client.disabledAt === null) {
    return null;
  }
  return (
    <Alert
      kind="info"
      kindLabel={kindLabels.info}
      heading={t('apiClients.client.disabledSince', { at: format.instant(client.disabledAt) })}
    >
      <p>{t('apiClients.client.disabledText')}</p>
    </Alert>
  );
}
