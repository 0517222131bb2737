import { formFaultLines } from '../../api/field-faults.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { useUnitFieldLabels } from '../organisation-data/unit-fields.tsx';
import type { DraftField } from './draft-form.ts';
import type { CreateUserState } from './use-create-user.ts';
import { draftFieldId } from './use-draft-field.ts';
import { useFaultSentence } from './use-fault-sentence.ts';

type DraftErrorSummaryProps = {
  readonly state: Pick<CreateUserState, 'form' | 'wrongFields' | 'formFaults' | 'attempt'>;
};

/** Everything that is wrong with the form when it was sent; each line names its field and leads there. */
export function DraftErrorSummary({ state }: DraftErrorSummaryProps) {
  const { t } = useTranslation();
  const labelOf = useFieldLabel();
  const sentenceOf = useFaultSentence();
  const { form, wrongFields, formFaults, attempt } = state;
  const errors = [
    ...formFaultLines(formFaults, t),
    ...wrongFields.map((field) => ({
      fieldId: draftFieldId(field),
      message: `${labelOf(field)}: ${sentenceOf(field, form.formState.errors[field]?.type ?? '')}`,
    })),
  ];
  return <FormErrorSummary errors={errors} attempt={attempt} />;
}

function useFieldLabel(): (field: DraftField) => string {
  const { t } = useTranslation();
  const unitLabels = useUnitFieldLabels();
  const labels: Readonly<Record<DraftField, string>> = {
    ...unitLabels,
    firstName: t('words.firstName'),
    lastName: t('words.lastName'),
    cpr: t('words.cpr'),
    dateOfBirth: t('words.dateOfBirth'),
    email: t('words.email'),
    phone: t('words.phone'),
    anonymous: t('users.create.anonymous'),
    referenceText: t('users.profile.referenceText'),
    targetLevel: t('users.create.level'),
    authenticators: t('authenticators.title'),
  };
  return (field) => labels[field];
}
