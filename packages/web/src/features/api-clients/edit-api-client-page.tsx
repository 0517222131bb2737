import { editApiClient, listApiClients, readApiClient } from '@tillid/contract/api-clients';
import { FormProvider } from 'react-hook-form';
import { call } from '../../api/call.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { EditConflicts } from '../../frame/edit-conflicts.tsx';
import { Loaded } from '../../frame/loaded.tsx';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useEdit } from '../../frame/use-edit.ts';
import type { Translate } from '../../i18n/sentences.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { showToast } from '../../ui/toasts.ts';
import { AboutFields } from './about-fields.tsx';
import type { ApiClient } from './api-client.ts';
import { editBody, emptyApiClient, type ApiClientForm } from './api-client-form.ts';
import { FormErrors } from './form-errors.tsx';
import { permissionKey } from './permission-groups.ts';
import { useApiClientForm } from './use-api-client-form.ts';
import { useApiClient } from './use-api-client.ts';

/** Changes name, contact person and permissions of an API client. */
export function EditApiClientPage() {
  const { t } = useTranslation();
  const query = useApiClient();
  return (
    <Loaded query={query} page>
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
  const { apiClientId } = client;
  const back = paths.apiClient(apiClientId);
  const state = useApiClientForm(valuesOf(client));
  const { form, refuse, noteFailure } = state;
  const edit = useMutate(editApiClient, {
    changes: [listApiClients, readApiClient],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('apiClients.form.saved') });
      go(back, { saved: true });
    },
  });
  const params = { apiClientId };
  const { conflicts, save } = useEdit({
    form,
    opened: client,
    valuesOf,
    fields: editedFields,
    read: () => call(readApiClient, { params }),
    save: (values, { version }) => edit.mutateAsync({ params, body: editBody(values), version }),
  });
  const send = form.handleSubmit((values) => save(values).catch(refuse), noteFailure);
  return (
    <FormProvider {...form}>
      <div className="stack">
        <FormErrors state={state} />
        <EditConflicts
          form={form}
          conflicts={conflicts}
          labelOf={(field) => t(`apiClients.form.${field}`)}
          spoken={(value) => (typeof value === 'string' ? value : spokenPermissions(value, t))}
          saveLabel={t('apiClients.form.save')}
        />
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

const editedFields = ['name', 'contactName', 'contactEmail', 'permissions'] as const;

function valuesOf({ name, contactName, contactEmail, permissions }: ApiClient): ApiClientForm {
  return { ...emptyApiClient, name, contactName, contactEmail, permissions };
}

function spokenPermissions(permissions: ApiClientForm['permissions'], t: Translate): string {
  return permissions.map((permission) => t(`apiClients.permission.${permissionKey(permission)}`)).join(', ');
}
