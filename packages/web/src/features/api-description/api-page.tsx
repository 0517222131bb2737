import { readApiDescription } from '@tillid/contract/api-description';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ApiRules } from './api-rules.tsx';
import { GettingStarted } from './getting-started.tsx';
import { OperationList } from './operation-list.tsx';

/** How programs call Tillid: how they get in, what holds for every call, and every call with its parts. */
export function ApiPage() {
  const { t } = useTranslation();
  const document = useEndpoint(readApiDescription, {});
  return (
    <div className="stack">
      <PageHeading
        title={t('apiDescription.title')}
        action={
          <ButtonLink href={readApiDescription.path} look="secondary" icon="download" download="tillid-openapi.json">
            {t('apiDescription.download')}
          </ButtonLink>
        }
      />
      <p className="page-lead">{t('apiDescription.lead')}</p>
      <GettingStarted />
      <ApiRules />
      <h2>{t('apiDescription.operations')}</h2>
      <Loaded query={document}>{(found) => <OperationList document={found} />}</Loaded>
    </div>
  );
}
