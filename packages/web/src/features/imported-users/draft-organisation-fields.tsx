import { readOrganisation } from '@tillid/contract/organisation';
import { useFormContext } from 'react-hook-form';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Select } from '../../ui/select.tsx';
import type { DraftValues } from './draft-values.ts';
import { useDraftTexts } from './use-draft-texts.ts';

/** What the user is associated with: a production unit and an SE number where the organisation uses them, and who pays. */
export function DraftOrganisationFields() {
  const { t } = useTranslation();
  const { register } = useFormContext<DraftValues>();
  const texts = useDraftTexts();
  const query = useEndpoint(readOrganisation, {});
  const optionalLabel = t('ui.optional');
  const none = { value: '', label: t('importedUsers.draft.noneChosen') };
  return (
    <Loaded query={query} lines={2}>
      {({ organisation, productionUnits, seNumbers, invoicingMethods }) => (
        <>
          {organisation.productionUnitsAllowed ? (
            <Select
              {...texts('productionUnitId')}
              optionalLabel={optionalLabel}
              options={[none, ...productionUnits.map((unit) => option(unit.productionUnitId, unit.number, unit.name))]}
              {...register('productionUnitId')}
            />
          ) : null}
          {organisation.seNumbersAllowed ? (
            <Select
              {...texts('seNumberId')}
              optionalLabel={optionalLabel}
              options={[none, ...seNumbers.map((unit) => option(unit.seNumberId, unit.number, unit.name))]}
              {...register('seNumberId')}
            />
          ) : null}
          <Select
            {...texts('invoicingMethodId')}
            optionalLabel={optionalLabel}
            options={[
              { value: '', label: t('importedUsers.draft.invoicingDefault') },
              ...invoicingMethods.map((method) => option(method.invoicingMethodId, method.ean, method.name)),
            ]}
            {...register('invoicingMethodId')}
          />
        </>
      )}
    </Loaded>
  );
}

function option(value: string, number: string, name: string) {
  return { value, label: `${number} ${name}` };
}
