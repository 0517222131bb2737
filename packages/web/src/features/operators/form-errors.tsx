import { useTranslation } from '../../i18n/use-translation.ts';
import { formFaultLines } from '../../api/field-faults.ts';
import { fieldSentence } from '../../api/problem-texts.ts';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import type { OrganisationFormState } from './use-organisation-form.ts';

/** Everything that is wrong with the form when it was sent; each line names its field and leads there. */
export function FormErrors({ state }: { readonly state: OrganisationFormState }) {
  const { t } = useTranslation();
  const { form, formFaults, wrongFields, attempt } = state;
  const errors = [
    ...formFaultLines(formFaults, t),
    ...wrongFields.map((field) => ({
      fieldId: `organisation-${field}`,
      message: `${t(`operators.form.${field}`)}: ${fieldSentence({ code: form.formState.errors[field]?.type ?? '' }, t)}`,
    })),
  ];
  return <FormErrorSummary errors={errors} attempt={attempt} />;
}
