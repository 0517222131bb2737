import { createOrganisation, listOperatorHistory, listOrganisations } from '@tillid/contract/operator';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Fieldset } from '../../ui/fieldset.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.ts';
import { FormErrors } from './form-errors.tsx';
import { KindField } from './kind-field.tsx';
import { useOperatorSession } from './operator-session.ts';
import { checkOrganisation, createBody, emptyOrganisation, type OrganisationForm } from './organisation-form.ts';
import { useField } from './use-field.ts';
import { useOrganisationForm } from './use-organisation-form.ts';

/** Creates an organisation with its first administrator; ends on its page. */
export function NewOrganisationPage() {
  const { t } = useTranslation();
  return (
    <>
      <BackLink href={paths.operator()} label={t('operators.organisation.toList')} />
      <PageHeading title={t('operators.form.createTitle')} />
      <p className="page-lead">{t('operators.form.createLead')}</p>
      <NewOrganisationForm />
    </>
  );
}

function NewOrganisationForm() {
  const { t } = useTranslation();
  const go = useGo();
  const format = useFormat();
  const session = useOperatorSession().data;
  const testNumbers = session?.signedIn === true && session.testNumbers;
  const state = useOrganisationForm(emptyOrganisation, (form) => checkOrganisation(form, { testNumbers }));
  const { form, refuse, noteFailure } = state;
  const create = useMutate(createOrganisation, {
    changes: [listOrganisations, listOperatorHistory],
    onSuccess: ({ organisationId, linkExpiresAt }) => {
      const { email } = form.getValues();
      const detail = t('operators.form.createdDetail', { email, until: format.instant(linkExpiresAt) });
      showToast({ kind: 'success', text: t('operators.form.created'), detail });
      go(paths.organisation(organisationId), { saved: true });
    },
  });
  const send = form.handleSubmit(
    (values) => create.mutate({ body: createBody(values) }, { onError: refuse }),
    noteFailure,
  );
  return (
    <FormProvider {...form}>
      <div className="stack">
        <FormErrors state={state} />
        <form noValidate className="stack" onSubmit={(event) => void send(event)}>
          <OrganisationFields />
          <AdministratorFields />
          <div className="form-actions">
            <Button type="submit" pendingLabel={(create.isPending || create.isSuccess) && t('ui.working')}>
              {t('operators.form.submit')}
            </Button>
            <ButtonLink href={paths.operator()} look="secondary">
              {t('ui.cancel')}
            </ButtonLink>
          </div>
        </form>
      </div>
      <UnsavedGuard dirty={form.formState.isDirty} />
    </FormProvider>
  );
}

function OrganisationFields() {
  const { t } = useTranslation();
  const { register } = useFormContext<OrganisationForm>();
  const field = useField();
  return (
    <Fieldset legend={t('operators.form.about')}>
      <TextField {...field('cvr')} width="short" inputMode="numeric" spellCheck={false} />
      <TextField {...field('name')} width="full" />
      <KindField />
      <RadioGroup
        legend={t('operators.form.language')}
        options={[
          { value: 'da', label: t('operators.form.languageDa') },
          { value: 'en', label: t('operators.form.languageEn') },
        ]}
        {...register('language')}
      />
    </Fieldset>
  );
}

function AdministratorFields() {
  const { t } = useTranslation();
  const field = useField();
  return (
    <Fieldset legend={t('operators.form.administrator')} help={t('operators.form.administratorHelp')}>
      <TextField {...field('firstName')} />
      <TextField {...field('lastName')} />
      <TextField {...field('cpr')} width="short" inputMode="numeric" spellCheck={false} />
      <TextField {...field('email')} type="email" spellCheck={false} />
    </Fieldset>
  );
}
