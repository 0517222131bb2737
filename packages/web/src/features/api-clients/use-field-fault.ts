import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldSentence } from '../../api/problem-texts.ts';
import type { ApiClientField, ApiClientForm } from './api-client-form.ts';

/** What is wrong with a field, in words. */
export function useFieldFault(): (field: ApiClientField) => string | undefined {
  const { t } = useTranslation();
  const { errors } = useFormContext<ApiClientForm>().formState;
  return (field) => {
    const fault = errors[field];
    return fault === undefined ? undefined : fieldSentence({ code: fault.type ?? '' }, t);
  };
}
