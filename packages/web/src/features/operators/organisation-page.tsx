import { readOperatedOrganisation } from '@tillid/contract/operator';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useKindLabels } from '../../frame/kind-labels.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section, Sections } from '../../ui/sections.tsx';
import { OrganisationActions } from './organisation-actions.tsx';
import { OrganisationEvents } from './organisation-events.tsx';
import { OrganisationFacts } from './organisation-facts.tsx';
import { OrganisationTag } from './organisation-tag.tsx';
import type { OperatedOrganisation } from './organisation.ts';

/** One organisation: what the directory says of it, how far its setting up is, and what an operator can do. */
export function OrganisationPage() {
  const organisationId = usePathParam('organisationId');
  const query = useEndpoint(readOperatedOrganisation, { params: { organisationId } });
  return (
    <Loaded query={query} page>
      {(organisation) => <Organisation organisation={organisation} />}
    </Loaded>
  );
}

function Organisation({ organisation }: { readonly organisation: OperatedOrganisation }) {
  const { t } = useTranslation();
  const { organisationId, name, status } = organisation;
  return (
    <>
      <BackLink href={paths.operator()} label={t('operators.organisation.toList')} />
      <PageHeading
        title={name}
        aside={<OrganisationTag status={status} />}
        action={
          <ButtonLink href={paths.editOrganisation(organisationId)} look="secondary" icon="edit">
            {t('operators.organisation.edit')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <State organisation={organisation} />
        <Sections>
          <Section title={t('operators.organisation.facts')} startsOpen>
            <OrganisationFacts organisation={organisation} />
          </Section>
          <Section title={t('operators.organisation.history')}>
            <OrganisationEvents organisationId={organisationId} />
          </Section>
        </Sections>
        <OrganisationActions organisation={organisation} />
      </div>
    </>
  );
}

function State({ organisation: { status, setUpLink } }: { readonly organisation: OperatedOrganisation }) {
  const { t } = useTranslation();
  const kindLabels = useKindLabels();
  if (status === 'dissolving') {
    return (
      <Alert kind="warning" kindLabel={kindLabels.warning} heading={t('operators.organisation.blocked.title')}>
        <p>{t('operators.organisation.blocked.text')}</p>
      </Alert>
    );
  }
  if (setUpLink === null) {
    return null;
  }
  const kind = setUpLink.expired ? 'warning' : 'info';
  return (
    <Alert kind={kind} kindLabel={kindLabels[kind]} heading={t('operators.organisation.waiting.title')}>
      <p>{t(setUpLink.expired ? 'operators.organisation.waiting.expired' : 'operators.organisation.waiting.text')}</p>
    </Alert>
  );
}
