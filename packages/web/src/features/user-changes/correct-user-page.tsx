import type { ReplyOf } from '@tillid/contract/endpoint';
import type { correctUser } from '@tillid/contract/user-changes';
import { useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { formFaultLines } from '../../api/field-faults.ts';
import { EditConflicts } from '../../frame/edit-conflicts.tsx';
import { Loaded } from '../../frame/loaded.tsx';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useGo, usePathParam } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CodeDialog } from '../users/code-dialog.tsx';
import type { UserProfile } from '../users/user-profile.ts';
import { useUser } from '../users/use-user.ts';
import { CorrectionFields, correctionFieldId, useCorrectionFault, useCorrectionLabels } from './correction-fields.tsx';
import { correctionFields } from './correction-form.ts';
import { NotNow } from './not-now.tsx';
import { useCorrectUser, type CorrectUser } from './use-correct-user.ts';

type Sent = NonNullable<ReplyOf<typeof correctUser>['sent']>;

/** Corrects who a user is, with a reason (decision 34). */
export function CorrectUserPage() {
  const { t } = useTranslation();
  const go = useGo();
  const query = useUser(usePathParam('userId'));
  // Once corrected the user may have another status, which must not take the form and the code away.
  const [corrected, setCorrected] = useState<{ readonly user: UserProfile; readonly sent: Sent | null }>();
  const told = useCorrected();
  const code = corrected?.sent?.code;
  const leave = (userId: string) => go(paths.user(userId), { saved: true });
  return (
    <Loaded query={query} page>
      {(user) => (
        <>
          <BackLink href={paths.user(user.userId)} label={`${user.firstName} ${user.lastName}`} />
          <PageHeading title={t('userChanges.correction.title')} />
          <NotNow user={corrected?.user ?? user} action="correct">
            <CorrectionForm
              user={user}
              onCorrected={(reply) => {
                told(reply.sent);
                setCorrected(reply);
                if (!reply.sent?.code) leave(user.userId);
              }}
            />
          </NotNow>
          {code && corrected.sent?.codeExpiresAt ? (
            <CodeDialog
              user={corrected.user}
              made={{ code, codeExpiresAt: corrected.sent.codeExpiresAt }}
              onClose={() => leave(user.userId)}
            />
          ) : null}
        </>
      )}
    </Loaded>
  );
}

function useCorrected(): (sent: Sent | null) => void {
  const { t } = useTranslation();
  const format = useFormat();
  return (sent) => {
    const text = t('userChanges.correction.saved');
    if (sent === null) {
      showToast({ kind: 'success', text });
      return;
    }
    const until = format.instant(sent.linkExpiresAt);
    showToast({
      kind: 'success',
      text,
      detail: t('userChanges.correction.savedAndSent', { email: sent.email, until }),
    });
  };
}

type CorrectionFormProps = {
  readonly user: UserProfile;
  readonly onCorrected: (reply: ReplyOf<typeof correctUser>) => void;
};

function CorrectionForm({ user, onCorrected }: CorrectionFormProps) {
  const { t } = useTranslation();
  const state = useCorrectUser(user, onCorrected);
  const hasCpr = user.maskedCpr !== null;
  const labels = useCorrectionLabels(hasCpr);
  return (
    <FormProvider {...state.form}>
      <div className="stack">
        <p className="page-lead">{t('userChanges.correction.lead')}</p>
        <Failures state={state} hasCpr={hasCpr} />
        <EditConflicts
          form={state.form}
          conflicts={state.conflicts}
          labelOf={(field) => labels[field]}
          spoken={(value, field) => (field === 'cpr' && value === '' ? (state.base.maskedCpr ?? '') : value)}
          saveLabel={t('userChanges.correction.submit')}
        />
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            state.submit();
          }}
        >
          <CorrectionFields user={user} state={state} />
          <div className="form-actions">
            <Button type="submit" pendingLabel={state.isWorking && t('ui.working')}>
              {t('userChanges.correction.submit')}
            </Button>
            <ButtonLink href={paths.user(user.userId)} look="secondary">
              {t('ui.cancel')}
            </ButtonLink>
          </div>
        </form>
      </div>
      <UnsavedGuard dirty={state.form.formState.isDirty && !state.isWorking} />
    </FormProvider>
  );
}

function Failures({ state, hasCpr }: { readonly state: CorrectUser; readonly hasCpr: boolean }) {
  const { t } = useTranslation();
  const faultOf = useCorrectionFault(state.form);
  const labels = useCorrectionLabels(hasCpr);
  const wrong = correctionFields.flatMap((field) => {
    const fault = faultOf(field);
    return fault === undefined ? [] : [{ fieldId: correctionFieldId(field), message: `${labels[field]}: ${fault}` }];
  });
  const errors = [...formFaultLines(state.formFaults, t), ...wrong];
  return state.attempt === 0 ? null : (
    <>
      <FormErrorSummary errors={errors} attempt={state.attempt} />
      {state.otherUserId === undefined ? null : (
        <p>
          <a href={paths.user(state.otherUserId)}>{t('userChanges.correction.openOther')}</a>
        </p>
      )}
    </>
  );
}
