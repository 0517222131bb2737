import { useFormContext } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Fieldset } from '../../ui/fieldset.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { secretDayChoices, type ApiClientForm } from './api-client-form.ts';
import { useFieldFault } from './use-field-fault.ts';

/** How the program proves who it is. */
export function ProofFields() {
  const { t } = useTranslation();
  const { register, watch } = useFormContext<ApiClientForm>();
  const faultOf = useFieldFault();
  return (
    <Fieldset legend={t('apiClients.form.proof')}>
      <RadioGroup
        legend={t('apiClients.form.authentication')}
        help={t('apiClients.form.authenticationHelp')}
        options={[
          { value: 'secret', label: t('apiClients.form.secret'), help: t('apiClients.form.secretHelp') },
          { value: 'private-key', label: t('apiClients.form.privateKey'), help: t('apiClients.form.privateKeyHelp') },
        ]}
        id="api-client-authentication"
        {...register('authentication')}
      />
      {watch('authentication') === 'secret' ? (
        <Select
          label={t('apiClients.form.secretDays')}
          options={secretDayChoices.map((days) => ({ value: days, label: t(`apiClients.form.days.${days}`) }))}
          id="api-client-secretDays"
          {...register('secretDays')}
        />
      ) : (
        <TextArea
          label={t('apiClients.form.publicKeys')}
          help={t('apiClients.form.publicKeysHelp')}
          error={faultOf('publicKeys')}
          id="api-client-publicKeys"
          code
          {...register('publicKeys')}
        />
      )}
    </Fieldset>
  );
}
