import { createApiClient, listApiClients } from '@tillid/contract/api-clients';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useMutate } from '../../api/use-mutate.ts';
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
import { createBody, emptyApiClient } from './api-client-form.ts';
import { ApiClientMade } from './api-client-made.tsx';
import { FormErrors } from './form-errors.tsx';
import { ProofFields } from './proof-fields.tsx';
import { useApiClientForm } from './use-api-client-form.ts';

type Made = ReplyOf<typeof createApiClient>;

/** Makes an API client; ends on its page, or with its secret when there is one to keep. */
export function NewApiClientPage() {
  const { t } = useTranslation();
  const go = useGo();
  const [made, setMade] = useState<Made>();
  function finish(reply: Made) {
    if (reply.secret === null) {
      showToast({ kind: 'success', text: t('apiClients.made.title') });
      go(paths.apiClient(reply.client.apiClientId), { saved: true });
    } else {
      setMade(reply);
    }
  }
  if (made?.secret) {
    return <ApiClientMade client={made.client} secret={made.secret} />;
  }
  return (
    <>
      <BackLink href={paths.apiClients()} label={t('apiClients.toList')} />
      <PageHeading title={t('apiClients.form.createTitle')} />
      <p className="page-lead">{t('apiClients.form.createLead')}</p>
      <NewApiClientForm onMade={finish} />
    </>
  );
}

function NewApiClientForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation();
  const state = useApiClientForm(emptyApiClient);
  const { form, refuse, noteFailure } = state;
  const create = useMutate(createApiClient, { changes: [listApiClients], onSuccess: onMade });
  const send = form.handleSubmit(
    (values) => create.mutate({ body: createBody(values) }, { onError: refuse }),
    noteFailure,
  );
  return (
    <FormProvider {...form}>
      <div className="stack">
        <FormErrors state={state} />
        <form noValidate className="stack" onSubmit={(event) => void send(event)}>
          <AboutFields />
          <ProofFields />
          <div className="form-actions">
            <Button type="submit" pendingLabel={(create.isPending || create.isSuccess) && t('ui.working')}>
              {t('apiClients.form.submit')}
            </Button>
            <ButtonLink href={paths.apiClients()} look="secondary">
              {t('ui.cancel')}
            </ButtonLink>
          </div>
        </form>
      </div>
      <UnsavedGuard dirty={form.formState.isDirty} />
    </FormProvider>
  );
}
