import { useFormContext } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DraftForm } from './draft-form.ts';
import { useDraftField } from './use-draft-field.ts';

type IdentityFieldsProps = {
  /** Told when a field is left that tells who the person is. */
  readonly onLeave: () => void;
};

/** CPR number or date of birth: first which of the two, with what follows from it, then that one alone. */
export function IdentityFields({ onLeave }: IdentityFieldsProps) {
  const { t } = useTranslation();
  const { register, watch, clearErrors } = useFormContext<DraftForm>();
  const field = useDraftField(onLeave);
  return (
    <>
      <RadioGroup
        legend={t('users.create.identify.legend')}
        help={t('users.create.identify.help')}
        options={[
          { value: 'cpr', label: t('users.create.identify.cpr'), help: t('users.create.identify.cprHelp') },
          { value: 'date', label: t('users.create.identify.date'), help: t('users.create.identify.dateHelp') },
        ]}
        id="user-identifiedBy"
        {...register('identifiedBy', { onChange: () => clearErrors(['cpr', 'dateOfBirth']) })}
      />
      {watch('identifiedBy') === 'cpr' ? (
        <CprField onLeave={onLeave} />
      ) : (
        <TextField
          key="dateOfBirth"
          label={t('words.dateOfBirth')}
          help={t('users.create.dateHelp')}
          width="short"
          autoComplete="off"
          {...field('dateOfBirth')}
        />
      )}
    </>
  );
}

function CprField({ onLeave }: IdentityFieldsProps) {
  const { t } = useTranslation();
  const { getValues, setValue, formState } = useFormContext<DraftForm>();
  const field = useDraftField(onLeave);
  function addZero() {
    setValue('cpr', `0${getValues('cpr').trim()}`, { shouldValidate: true, shouldDirty: true });
  }
  return (
    <div className="field-with-repair">
      <TextField
        label={t('words.cpr')}
        help={t('users.create.cprHelp')}
        width="short"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        {...field('cpr')}
      />
      {formState.errors.cpr?.type === 'cpr-lost-zero' ? (
        <Button look="secondary" icon="plus" onClick={addZero}>
          {t('users.create.addZero')}
        </Button>
      ) : null}
    </div>
  );
}
