import { hasDanishLetters } from '@tillid/domain/users/email-address';
import { referenceMaxLength } from '@tillid/domain/users/reference-text';
import { FormProvider } from 'react-hook-form';
import { formFaultLines } from '../../api/field-faults.ts';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useSignedIn } from '../../api/session.ts';
import { EditConflicts } from '../../frame/edit-conflicts.tsx';
import { Loaded } from '../../frame/loaded.tsx';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { UserProfile } from '../users/user-profile.ts';
import { useUser } from '../users/use-user.ts';
import { contactFields, type ContactValueField } from './contact-values.ts';
import { NotNow } from './not-now.tsx';
import { useContactLabels } from './use-contact-labels.ts';
import { useEditContact, type EditContact } from './use-edit-contact.ts';
import { useEmailUses } from './use-email-uses.ts';

/** Changes how a user is reached. */
export function EditContactPage() {
  const { t } = useTranslation();
  const query = useUser(usePathParam('userId'));
  return (
    <Loaded query={query} page>
      {(user) => (
        <>
          <BackLink href={paths.user(user.userId)} label={`${user.firstName} ${user.lastName}`} />
          <PageHeading title={t('userChanges.edit.title')} />
          <NotNow user={user} action="editContact">
            <EditContactForm user={user} />
          </NotNow>
        </>
      )}
    </Loaded>
  );
}

function EditContactForm({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const state = useEditContact(user);
  const labels = useContactLabels();
  const { form, conflicts, isWorking, submit } = state;
  return (
    <FormProvider {...form}>
      <div className="stack">
        <Failures state={state} />
        <EditConflicts
          form={form}
          conflicts={conflicts}
          labelOf={(field) => labels[field]}
          spoken={(value) => value}
          saveLabel={t('userChanges.edit.submit')}
        />
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Fields user={user} form={form} />
          <div className="form-actions">
            <Button type="submit" pendingLabel={isWorking && t('ui.working')}>
              {t('userChanges.edit.submit')}
            </Button>
            <ButtonLink href={paths.user(user.userId)} look="secondary">
              {t('ui.cancel')}
            </ButtonLink>
          </div>
        </form>
      </div>
      <UnsavedGuard dirty={form.formState.isDirty} />
    </FormProvider>
  );
}

function Fields({ user, form }: { readonly user: UserProfile; readonly form: EditContact['form'] }) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const labels = useContactLabels();
  const faultOf = useFaultOf(form);
  const isLeft = form.formState.touchedFields.email === true && form.formState.dirtyFields.email === true;
  const email = isLeft ? form.watch('email') : undefined;
  const shared = useEmailUses(email, user.userId);
  const letters = email !== undefined && hasDanishLetters(email) ? t('problems.field.email-danish-letters') : undefined;
  const field = (name: ContactValueField) => ({
    ...form.register(name),
    id: fieldId(name),
    label: labels[name],
    error: faultOf(name),
    autoComplete: 'off',
  });
  const optionalLabel = t('ui.optional');
  const isPending = user.status === 'pending-activation';
  return (
    <div className="form-stack">
      <TextField
        {...field('email')}
        type="email"
        spellCheck={false}
        width="full"
        help={t(isPending ? 'userChanges.edit.pendingHelp' : 'userChanges.edit.emailHelp')}
        warning={letters === undefined || shared === undefined ? (letters ?? shared) : `${letters} ${shared}`}
      />
      <TextField {...field('phone')} type="tel" optionalLabel={optionalLabel} help={t('users.create.phoneHelp')} />
      {organisation.referenceTextAllowed || user.referenceText !== null ? (
        <TextField {...field('referenceText')} optionalLabel={optionalLabel} help={t('users.create.referenceHelp')} />
      ) : null}
    </div>
  );
}

function Failures({ state }: { readonly state: EditContact }) {
  const { t } = useTranslation();
  const labels = useContactLabels();
  const faultOf = useFaultOf(state.form);
  const wrong = contactFields.flatMap((field) => {
    const fault = faultOf(field);
    return fault === undefined ? [] : [{ fieldId: fieldId(field), message: `${labels[field]}: ${fault}` }];
  });
  const errors = [...formFaultLines(state.formFaults, t), ...wrong];
  return state.attempt === 0 ? null : <FormErrorSummary errors={errors} attempt={state.attempt} />;
}

function useFaultOf(form: EditContact['form']): (field: ContactValueField) => string | undefined {
  const { t } = useTranslation();
  const { errors } = form.formState;
  return (field) => {
    const code = errors[field]?.type;
    return code === undefined ? undefined : fieldSentence({ code, params: { most: referenceMaxLength } }, t);
  };
}

function fieldId(field: ContactValueField): string {
  return `contact-${field}`;
}
