import { useEffect, useRef } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { EditConflict } from '../api/merge-edits.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Alert } from '../ui/alert.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';

type EditConflictsProps<Values extends FieldValues, Field extends Path<Values>> = {
  readonly form: UseFormReturn<Values>;
  readonly conflicts: readonly EditConflict<Values, Field>[];
  readonly labelOf: (field: Field) => string;
  /** A value in words; nothing for one that is empty. */
  readonly spoken: (value: Values[Field], field: Field) => string;
  /** Words on the button that saves. */
  readonly saveLabel: string;
};

/** Somebody else was faster: both values of each field, and the choice between them. It takes the focus, as what stopped the saving. */
export function EditConflicts<Values extends FieldValues, Field extends Path<Values>>(
  props: EditConflictsProps<Values, Field>,
) {
  const { form, conflicts, labelOf, spoken, saveLabel } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [conflicts]);
  if (conflicts.length === 0) {
    return null;
  }
  const heading = t('frame.conflict.heading');
  const words = (value: Values[Field], field: Field) => spoken(value, field) || t('frame.conflict.blank');
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={heading}>
      <Alert kind="warning" kindLabel={t('ui.warning')} heading={heading}>
        <p>{t('frame.conflict.text', { save: saveLabel })}</p>
        {conflicts.map(({ field, yours, theirs }) => (
          <RadioGroup
            key={field}
            name={`conflict-${field}`}
            legend={labelOf(field)}
            value={JSON.stringify(form.watch(field)) === JSON.stringify(theirs) ? 'theirs' : 'yours'}
            options={[
              { value: 'yours', label: t('frame.conflict.yours', { value: words(yours, field) }) },
              { value: 'theirs', label: t('frame.conflict.theirs', { value: words(theirs, field) }) },
            ]}
            onChange={(event) => {
              const chosen = event.target.value === 'theirs' ? theirs : yours;
              form.clearErrors(field);
              form.setValue(field, chosen, { shouldDirty: true, shouldValidate: true });
            }}
          />
        ))}
      </Alert>
    </div>
  );
}
