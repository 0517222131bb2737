import { useFormContext } from 'react-hook-form';
import type { ApiClientField, ApiClientForm } from './api-client-form.ts';
import { useFaultSentence } from './use-fault-sentence.ts';

/** What is wrong with a field, in words. */
export function useFieldFault(): (field: ApiClientField) => string | undefined {
  const sentenceOf = useFaultSentence();
  const { errors } = useFormContext<ApiClientForm>().formState;
  return (field) => {
    const fault = errors[field];
    return fault === undefined ? undefined : sentenceOf(fault.type ?? '');
  };
}
