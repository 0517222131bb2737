import { formFaultLines } from '../../api/field-faults.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import type { ApiClientFormState } from './use-api-client-form.ts';
import { useFaultSentence } from './use-fault-sentence.ts';

/** Everything that is wrong with the form when it was sent; each line names its field and leads there. */
export function FormErrors({ state }: { readonly state: ApiClientFormState }) {
  const { t } = useTranslation();
  const sentenceOf = useFaultSentence();
  const { form, formFaults, wrongFields, attempt } = state;
  const errors = [
    ...formFaultLines(formFaults, t),
    ...wrongFields.map((field) => ({
      fieldId: `api-client-${field}`,
      message: `${t(`apiClients.form.${field}`)}: ${sentenceOf(form.formState.errors[field]?.type ?? '')}`,
    })),
  ];
  return <FormErrorSummary errors={errors} attempt={attempt} />;
}
