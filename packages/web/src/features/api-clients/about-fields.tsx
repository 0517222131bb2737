import { useFormContext } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Fieldset } from '../../ui/fieldset.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ApiClientForm } from './api-client-form.ts';
import { PermissionFields } from './permission-fields.tsx';
import { useFieldFault } from './use-field-fault.ts';

/** What the program is called, who answers for it, and what it may do. */
export function AboutFields() {
  const { t } = useTranslation();
  const { register } = useFormContext<ApiClientForm>();
  const faultOf = useFieldFault();
  const field = (name: 'name' | 'contactName' | 'contactEmail') => ({
    ...register(name),
    id: `api-client-${name}`,
    label: t(`apiClients.form.${name}`),
    error: faultOf(name),
    autoComplete: 'off',
  });
  return (
    <>
      <Fieldset legend={t('apiClients.form.about')}>
        <TextField {...field('name')} help={t('apiClients.form.nameHelp')} />
        <TextField {...field('contactName')} help={t('apiClients.form.contactNameHelp')} />
        <TextField {...field('contactEmail')} type="email" spellCheck={false} />
      </Fieldset>
      <PermissionFields />
    </>
  );
}
