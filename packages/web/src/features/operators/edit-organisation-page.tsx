import {
  editOrganisation,
  listOperatorHistory,
  listOrganisations,
  readOperatedOrganisation,
} from '@tillid/contract/operator';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useGo, usePathParam } from '../../frame/use-address.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.ts';
import { FormErrors } from './form-errors.tsx';
import { KindField } from './kind-field.tsx';
import { checkName, emptyOrganisation } from './organisation-form.ts';
import type { OperatedOrganisation } from './organisation.ts';
import { useField } from './use-field.ts';
import { useOrganisationForm } from './use-organisation-form.ts';

/** Changes name and kind of an organisation. */
export function EditOrganisationPage() {
  const organisationId = usePathParam('organisationId');
  const { t } = useTranslation();
  const query = useEndpoint(readOperatedOrganisation, { params: { organisationId } });
  return (
    <Loaded query={query}>
      {(organisation) => (
        <>
          <BackLink href={paths.organisation(organisationId)} label={organisation.name} />
          <PageHeading title={t('operators.form.editTitle', { name: organisation.name })} />
          <EditOrganisationForm organisation={organisation} />
        </>
      )}
    </Loaded>
  );
}

function EditOrganisationForm({ organisation }: { readonly organisation: OperatedOrganisation }) {
  const { t } = useTranslation();
  const go = useGo();
  const { organisationId, version, name, kind } = organisation;
  const back = paths.organisation(organisationId);
  const state = useOrganisationForm({ ...emptyOrganisation, name, kind }, checkName);
  const { form, refuse, noteFailure } = state;
  const edit = useMutate(editOrganisation, {
    changes: [readOperatedOrganisation, listOrganisations, listOperatorHistory],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('operators.form.saved') });
      go(back, { saved: true });
    },
  });
  const send = form.handleSubmit(
    (values) =>
      edit.mutate(
        { params: { organisationId }, body: { name: values.name, kind: values.kind }, version },
        { onError: refuse },
      ),
    noteFailure,
  );
  return (
    <FormProvider {...form}>
      <div className="stack">
        <FormErrors state={state} />
        <form noValidate className="stack" onSubmit={(event) => void send(event)}>
          <NameField />
          <KindField />
          <div className="form-actions">
            <Button type="submit" pendingLabel={(edit.isPending || edit.isSuccess) && t('ui.working')}>
              {t('operators.form.save')}
            </Button>
            <ButtonLink href={back} look="secondary">
              {t('ui.cancel')}
            </ButtonLink>
          </div>
        </form>
      </div>
      <UnsavedGuard dirty={form.formState.isDirty} />
    </FormProvider>
  );
}

function NameField() {
  const field = useField();
  return <TextField {...field('name')} width="full" />;
}
