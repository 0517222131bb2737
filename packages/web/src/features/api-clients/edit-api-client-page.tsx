import { editApiClient, listApiClients, readApiClient } from '@tillid/contract/api-clients';
import { FormProvider } from 'react-hook-form';
import { useMutate } from '../../api/use-mutate.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { showToast } from '../../ui/toasts.ts';
import { AboutFields } from './about-fields.tsx';
import type { ApiClient } from './api-client.ts';
import { editBody, emptyApiClient } from './api-client-form.ts';
import { FormErrors } from './form-errors.tsx';
import { useApiClientForm } from './use-api-client-form.ts';
import { useApiClient } from './use-api-client.ts';

/** Changes name, contact person and permissions of an API client. */
export function EditApiClientPage() {
  const { t } = useTranslation();
  const query = useApiClient();
  return (
    <Loaded query={query}>
      {(client) => (
        <>
          <BackLink href={paths.apiClient(client.apiClientId)} label={client.name} />
          <PageHeading title={t('apiClients.form.editTitle')} />
          <EditApiClientForm client={client} />
        </>
      )}
    </Loaded>
  );
}

function EditApiClientForm({ client }: { readonly client: ApiClient }) {
  const { t } = useTranslation();
  const go = useGo();
  const { apiClientId, version, name, contactName, contactEmail, permissions } = client;
  const back = paths.apiClient(apiClientId);
  const state = useApiClientForm({ ...emptyApiClient, name, contactName, contactEmail, permissions });
  const { form, refuse, noteFailure } = state;
  const edit = useMutate(editApiClient, {
    changes: [listApiClients, readApiClient],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('apiClients.form.saved') });
      go(back, { saved: true });
    },
  });
  const send = form.handleSubmit(
    (values) => edit.mutate({ params: { apiClientId }, body: editBody(values), version }, { onError: refuse }),
    noteFailure,
  );
  return (
    <FormProvider {...form}>
      <div className="stack">
        <FormErrors state={state} />
        <form noValidate className="stack" onSubmit={(event) => void send(event)}>
          <AboutFields />
          <div className="form-actions">
            <Button type="submit" pendingLabel={(edit.isPending || edit.isSuccess) && t('ui.working')}>
              {t('apiClients.form.save')}
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
