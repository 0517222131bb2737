import { useFormContext } from 'react-hook-form';
import type { DraftValueField, DraftValues } from './draft-values.ts';
import { fieldIdOf, useDraftLabels, useDraftSentence } from './use-draft-labels.ts';

/** Id, label and fault of a field. */
export function useDraftTexts() {
  const { formState, getFieldState } = useFormContext<DraftValues>();
  const labels = useDraftLabels();
  const sentenceOf = useDraftSentence();
  return (field: DraftValueField) => {
    const code = getFieldState(field, formState).error?.type;
    return {
      id: fieldIdOf(field),
      label: labels[field],
      error: typeof code === 'string' ? sentenceOf(field, code) : undefined,
    };
  };
}
