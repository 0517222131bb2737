import { useTranslation } from '../../i18n/use-translation.ts';
import { fieldSentence } from '../../api/problem-texts.ts';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import type { OrganisationFormState } from './use-organisation-form.ts';

/** Everything that is wrong with the form when it was sent; each line names its field and leads there. */
export function FormErrors({ state }: { readonly state: OrganisationFormState }) {
  const { t } = useTranslation();
  const { form, formErrors, wrongFields, attempt } = state;
  const errors = [
    ...formErrors.map((message) => ({ message })),
    ...wrongFields.map((field) => ({
      fieldId: `organisation-${field}`,
      message: `${t(`operators.form.${field}`)}: ${fieldSentence({ code: form.formState.errors[field]?.type ?? '' }, t)}`,
    })),
  ];
  return (
    <FormErrorSummary
      heading={t('ui.errorSummary', { count: errors.length })}
      kindLabel={t('ui.error')}
      titlePrefix={t('ui.titleErrorPrefix')}
      errors={errors}
      attempt={attempt}
    />
  );
}
