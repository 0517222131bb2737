import { organisationKinds } from '@tillid/domain/organisations/organisation-kind';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Select } from '../../ui/select.tsx';
import type { OrganisationForm } from './organisation-form.ts';

/** What an organisation is. */
export function KindField() {
  const { t } = useTranslation();
  const { register } = useFormContext<OrganisationForm>();
  return (
    <Select
      label={t('operators.form.kind')}
      options={organisationKinds.map((kind) => ({ value: kind, label: t(`operators.kind.${kind}`) }))}
      {...register('kind')}
    />
  );
}
