import { useFormContext } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { ContactConflict, ContactValues } from './contact-values.ts';
import { useContactLabels } from './use-contact-labels.ts';

/** Somebody else was faster: both values of each field, and the choice between them. */
export function ContactConflictAlert({ conflicts }: { readonly conflicts: readonly ContactConflict[] }) {
  const { t } = useTranslation();
  const labels = useContactLabels();
  const { watch, setValue } = useFormContext<ContactValues>();
  if (conflicts.length === 0) {
    return null;
  }
  const spoken = (value: string) => value || t('userChanges.conflict.blank');
  return (
    <Alert kind="warning" kindLabel={t('ui.warning')} heading={t('userChanges.conflict.heading')} announce>
      <p>{t('userChanges.conflict.text')}</p>
      {conflicts.map(({ field, yours, theirs }) => (
        <RadioGroup
          key={field}
          name={`conflict-${field}`}
          legend={labels[field]}
          value={watch(field) === theirs ? 'theirs' : 'yours'}
          options={[
            { value: 'yours', label: t('userChanges.conflict.yours', { value: spoken(yours) }) },
            { value: 'theirs', label: t('userChanges.conflict.theirs', { value: spoken(theirs) }) },
          ]}
          onChange={(event) =>
            setValue(field, event.target.value === 'theirs' ? theirs : yours, {
              shouldDirty: true,
              shouldValidate: true,
            })
          }
        />
      ))}
    </Alert>
  );
}
