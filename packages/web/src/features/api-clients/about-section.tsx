import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmailText } from '../../ui/email-text.tsx';
import type { ApiClient } from './api-client.ts';
import { permissionKey } from './permission-groups.ts';

/** Who answers for the program, what it may do and when it was last there. */
export function AboutSection({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const format = useFormat();
  const permissions = (
    <ul>
      {client.permissions.map((permission) => (
        <li key={permission}>{t(`apiClients.permission.${permissionKey(permission)}`)}</li>
      ))}
    </ul>
  );
  const lastUsed =
    client.lastUsedAt === null
      ? t('apiClients.neverUsed')
      : `${format.instant(client.lastUsedAt)}. ${t('apiClients.lastUsedNote')}`;
  return (
    <DescriptionList
      items={[
        { term: t('apiClients.form.permissions'), value: permissions },
        { term: t('apiClients.contact'), value: client.contactName },
        { term: t('words.email'), value: <EmailText address={client.contactEmail} /> },
        {
          term: t('apiClients.client.authentication'),
          value: t(client.authentication === 'secret' ? 'apiClients.client.bySecret' : 'apiClients.client.byKey'),
        },
        { term: t('apiClients.client.created'), value: format.instant(client.createdAt) },
        { term: t('apiClients.lastUsed'), value: lastUsed },
      ]}
    />
  );
}
