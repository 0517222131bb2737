import { useFormContext } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DraftValues } from './draft-values.ts';
import { fieldIdOf } from './use-draft-labels.ts';
import { useDraftTexts } from './use-draft-texts.ts';

/** Who the user is and how to reach them; what the organisation does not allow is not asked. */
export function DraftPersonFields({ maskedCpr }: { readonly maskedCpr: string | null }) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const { register } = useFormContext<DraftValues>();
  const texts = useDraftTexts();
  const optionalLabel = t('ui.optional');
  return (
    <>
      <TextField {...texts('firstName')} autoComplete="off" {...register('firstName')} />
      <TextField {...texts('lastName')} autoComplete="off" {...register('lastName')} />
      <IdentityFields maskedCpr={maskedCpr} />
      <TextField
        {...texts('email')}
        help={t('importedUsers.draft.emailHelp')}
        type="email"
        width="full"
        autoComplete="off"
        spellCheck={false}
        {...register('email')}
      />
      <TextField
        {...texts('phone')}
        help={t('importedUsers.draft.phoneHelp')}
        optionalLabel={optionalLabel}
        type="tel"
        autoComplete="off"
        {...register('phone')}
      />
      {organisation.referenceTextAllowed ? (
        <TextField
          {...texts('referenceText')}
          help={t('importedUsers.draft.referenceHelp')}
          optionalLabel={optionalLabel}
          autoComplete="off"
          {...register('referenceText')}
        />
      ) : null}
      {organisation.identityAssurance === 'high' ? <LevelField /> : null}
      {organisation.anonymityAllowed ? (
        <Checkbox
          id={fieldIdOf('anonymous')}
          label={t('importedUsers.draft.anonymous')}
          help={t('importedUsers.draft.anonymousHelp')}
          {...register('anonymous')}
        />
      ) : null}
    </>
  );
}

/** CPR number kept, replaced, or a date of birth in its place. */
function IdentityFields({ maskedCpr }: { readonly maskedCpr: string | null }) {
  const { t } = useTranslation();
  const { register, watch, clearErrors } = useFormContext<DraftValues>();
  const texts = useDraftTexts();
  const identity = watch('birth.identity');
  const keep = { value: 'keep', label: t('importedUsers.draft.identity.keep', { cpr: maskedCpr ?? '' }) };
  return (
    <>
      <RadioGroup
        id="draft-identity"
        legend={t('importedUsers.draft.identity.legend')}
        options={[
          ...(maskedCpr === null ? [] : [keep]),
          { value: 'cpr', label: t(`importedUsers.draft.identity.${maskedCpr === null ? 'cpr' : 'otherCpr'}`) },
          { value: 'date', label: t('importedUsers.draft.identity.date') },
        ]}
        {...register('birth.identity', { onChange: () => clearErrors('birth') })}
      />
      {identity === 'cpr' ? (
        <TextField
          key="cpr"
          {...texts('birth.cpr')}
          help={t('importedUsers.draft.cprHelp')}
          width="short"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          {...register('birth.cpr')}
        />
      ) : null}
      {identity === 'date' ? (
        <TextField
          key="dateOfBirth"
          {...texts('birth.dateOfBirth')}
          help={t('importedUsers.draft.dateHelp')}
          width="short"
          autoComplete="off"
          {...register('birth.dateOfBirth')}
        />
      ) : null}
    </>
  );
}

function LevelField() {
  const { t } = useTranslation();
  const { register } = useFormContext<DraftValues>();
  const { id, label, error } = useDraftTexts()('targetLevel');
  return (
    <RadioGroup
      id={id}
      legend={label}
      error={error}
      help={t('importedUsers.draft.targetLevelHelp')}
      options={[
        { value: 'substantial', label: t('words.level.substantial') },
        { value: 'high', label: t('words.level.high') },
      ]}
      {...register('targetLevel')}
    />
  );
}
