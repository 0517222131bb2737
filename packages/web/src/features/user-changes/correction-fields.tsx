import { reasonMaxLength } from '@tillid/domain/users/correction-reason';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDisabledReason } from '../users/use-disabled-reason.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { correctionOf, isIdentityCorrected, type CorrectionField } from './correction-form.ts';
import type { CorrectUser } from './use-correct-user.ts';

type CorrectionFieldsProps = { readonly user: UserProfile; readonly state: CorrectUser };

/** Name, CPR number or date of birth, and why; what follows from another number or date is said as soon as it is there. */
export function CorrectionFields({ user, state }: CorrectionFieldsProps) {
  const { t } = useTranslation();
  const { form, base } = state;
  const faultOf = useCorrectionFault(form);
  const field = (name: CorrectionField) => ({
    ...form.register(name),
    id: correctionFieldId(name),
    error: faultOf(name),
  });
  const notIdentity = useDisabledReason(user)('correctIdentity');
  return (
    <div className="form-stack">
      <TextField {...field('firstName')} label={t('words.firstName')} autoComplete="off" />
      <TextField {...field('lastName')} label={t('words.lastName')} autoComplete="off" />
      {notIdentity === undefined ? (
        <IdentityFields user={user} field={field} />
      ) : (
        <p>{t('userChanges.correction.notIdentity', { reason: notIdentity })}</p>
      )}
      <TextArea
        {...field('reason')}
        label={t('userChanges.correction.reason')}
        help={t('userChanges.correction.reasonHelp')}
        rows={3}
      />
      {isIdentityCorrected(form.watch(), correctionOf(base)) ? (
        <Alert kind="warning" kindLabel={t('ui.warning')} announce>
          <p>{t(user.status === 'active' ? 'userChanges.correction.provesAnew' : 'userChanges.correction.sentAnew')}</p>
          {user.deactivation === null ? null : <p>{t('userChanges.correction.planLapses')}</p>}
        </Alert>
      ) : null}
    </div>
  );
}

type IdentityFieldsProps = {
  readonly user: UserProfile;
  readonly field: (name: CorrectionField) => object & { readonly error: string | undefined };
};

function IdentityFields({ user, field }: IdentityFieldsProps) {
  const { t } = useTranslation();
  const hasCpr = user.maskedCpr !== null;
  return (
    <>
      {hasCpr ? null : (
        <TextField
          {...field('dateOfBirth')}
          label={t('words.dateOfBirth')}
          help={t('users.create.dateHelp')}
          width="short"
          autoComplete="off"
        />
      )}
      <TextField
        {...field('cpr')}
        label={t(hasCpr ? 'userChanges.correction.newCpr' : 'words.cpr')}
        help={
          hasCpr
            ? t('userChanges.correction.newCprHelp', { cpr: user.maskedCpr ?? '' })
            : t('userChanges.correction.cprHelp')
        }
        optionalLabel={t('ui.optional')}
        width="short"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}

/** What the fields are called. */
export function useCorrectionLabels(hasCpr: boolean): Readonly<Record<CorrectionField, string>> {
  const { t } = useTranslation();
  return {
    firstName: t('words.firstName'),
    lastName: t('words.lastName'),
    cpr: t(hasCpr ? 'userChanges.correction.newCpr' : 'words.cpr'),
    dateOfBirth: t('words.dateOfBirth'),
    reason: t('userChanges.correction.reason'),
  };
}

/** What is wrong with a field, in words. */
export function useCorrectionFault(form: CorrectUser['form']): (field: CorrectionField) => string | undefined {
  const { t } = useTranslation();
  const { errors } = form.formState;
  return (field) => {
    const code = errors[field]?.type;
    return code === undefined ? undefined : fieldSentence({ code, params: { most: reasonMaxLength } }, t);
  };
}

/** Id of a field, for the links of the error summary. */
export function correctionFieldId(field: CorrectionField): string {
  return `correction-${field}`;
}
