import { listApiClients } from '@tillid/contract/api-clients';
import { useSignedIn } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { ApiClientTable } from './api-client-table.tsx';

/** The programs that have access to the organisation. */
export function ApiClientsPage() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const query = useEndpoint(listApiClients, {});
  const isEmpty = query.data?.items.length === 0;
  return (
    <SettingsFrame>
      <PageHeading
        title={t('apiClients.title')}
        action={
          query.data === undefined || isEmpty ? null : (
            <ButtonLink href={paths.newApiClient()} icon="plus">
              {t('apiClients.create')}
            </ButtonLink>
          )
        }
      />
      <p className="page-lead">{t('apiClients.lead', { organisation: organisation.name })}</p>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <NoApiClients /> : <ApiClientTable clients={items} />)}
      </Loaded>
    </SettingsFrame>
  );
}

function NoApiClients() {
  const { t } = useTranslation();
  return (
    <EmptyState
      kind="first-use"
      icon="lock"
      title={t('apiClients.empty.title')}
      action={<ButtonLink href={paths.newApiClient()}>{t('apiClients.create')}</ButtonLink>}
    >
      <p>{t('apiClients.empty.text')}</p>
    </EmptyState>
  );
}
