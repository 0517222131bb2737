import {
  editOrganisation,
  listOperatorHistory,
  listOrganisations,
  readOperatedOrganisation,
} from '@tillid/contract/operator';
import { organisationKinds } from '@tillid/domain/organisations/organisation-kind';
import { FormProvider } from 'react-hook-form';
import type { Translate } from '../../i18n/sentences.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { call } from '../../api/call.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { EditConflicts } from '../../frame/edit-conflicts.tsx';
import { Loaded } from '../../frame/loaded.tsx';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useGo, usePathParam } from '../../frame/use-address.ts';
import { useEdit } from '../../frame/use-edit.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.ts';
import { FormErrors } from './form-errors.tsx';
import { KindField } from './kind-field.tsx';
import { checkName, emptyOrganisation, type OrganisationForm } from './organisation-form.ts';
import type { OperatedOrganisation } from './organisation.ts';
import { useField } from './use-field.ts';
import { useOrganisationForm } from './use-organisation-form.ts';

/** Changes name and kind of an organisation. */
export function EditOrganisationPage() {
  const organisationId = usePathParam('organisationId');
  const { t } = useTranslation();
  const query = useEndpoint(readOperatedOrganisation, { params: { organisationId } });
  return (
    <Loaded query={query} page>
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
  const { organisationId } = organisation;
  const back = paths.organisation(organisationId);
  const state = useOrganisationForm(valuesOf(organisation), checkName);
  const { form, refuse, noteFailure } = state;
  const edit = useMutate(editOrganisation, {
    changes: [readOperatedOrganisation, listOrganisations, listOperatorHistory],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('operators.form.saved') });
      go(back, { saved: true });
    },
  });
  const params = { organisationId };
  const { conflicts, save } = useEdit({
    form,
    opened: organisation,
    valuesOf,
    fields: editedFields,
    read: () => call(readOperatedOrganisation, { params }),
    save: ({ name, kind }, { version }) => edit.mutateAsync({ params, body: { name, kind }, version }),
  });
  const send = form.handleSubmit((values) => save(values).catch(refuse), noteFailure);
  return (
    <FormProvider {...form}>
      <div className="stack">
        <FormErrors state={state} />
        <EditConflicts
          form={form}
          conflicts={conflicts}
          labelOf={(field) => t(`operators.form.${field}`)}
          spoken={(value, field) => (field === 'kind' ? spokenKind(value, t) : value)}
          saveLabel={t('operators.form.save')}
        />
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

const editedFields = ['name', 'kind'] as const;

function valuesOf({ name, kind }: OperatedOrganisation): OrganisationForm {
  return { ...emptyOrganisation, name, kind };
}

function spokenKind(value: string, t: Translate): string {
  const kind = organisationKinds.find((known) => known === value);
  return kind === undefined ? value : t(`operators.kind.${kind}`);
}
