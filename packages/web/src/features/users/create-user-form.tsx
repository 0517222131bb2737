import { FormProvider } from 'react-hook-form';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Fieldset } from '../../ui/fieldset.tsx';
import { createSections } from './create-sections.ts';
import { DraftErrorSummary } from './draft-error-summary.tsx';
import type { DraftForm } from './draft-form.ts';
import { ExistingUserAlert } from './existing-user-alert.tsx';
import { SamePersonDialog } from './same-person-dialog.tsx';
import { useCreateUser, type CreatedUser } from './use-create-user.ts';

type CreateUserFormProps = { readonly onCreated: (created: CreatedUser) => void };

/** The form that creates one user, section by section. */
export function CreateUserForm({ onCreated }: CreateUserFormProps) {
  const { t } = useTranslation();
  const go = useGo();
  const state = useCreateUser(onCreated);
  const { form, send, other, isSending, noteFailure } = state;
  const sendConfirmed = (confirmed: boolean) =>
    void form.handleSubmit((values: DraftForm) => send(values, confirmed), noteFailure)();
  const open = (userId: string) => go(paths.user(userId), { saved: true });
  return (
    <FormProvider {...form}>
      <div className="stack">
        {other?.code === 'already-exists' ? (
          <ExistingUserAlert other={other} attempt={state.attempt} />
        ) : (
          <DraftErrorSummary state={state} />
        )}
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            sendConfirmed(false);
          }}
        >
          {createSections.map(({ key, title, Fields }) => (
            <Fieldset key={key} legend={t(title)}>
              <Fields />
            </Fieldset>
          ))}
          <FormButtons isSending={isSending} />
        </form>
      </div>
      {other?.code === 'same-name-and-birth-date' ? (
        <SamePersonDialog
          other={other}
          form={form.getValues()}
          onOpen={open}
          onCreate={() => sendConfirmed(true)}
          onCancel={state.forgetOther}
        />
      ) : null}
      <UnsavedGuard dirty={form.formState.isDirty} />
    </FormProvider>
  );
}

function FormButtons({ isSending }: { readonly isSending: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="form-actions">
      <Button type="submit" pendingLabel={isSending && t('ui.working')}>
        {t('users.create.submit')}
      </Button>
      <ButtonLink href={paths.users()} look="secondary">
        {t('ui.cancel')}
      </ButtonLink>
    </div>
  );
}
