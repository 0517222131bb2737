import { useFormContext } from 'react-hook-form';
import { UnitFields } from '../organisation-data/unit-fields.tsx';
import { presentUnits } from '../organisation-data/unit-values.ts';
import type { DraftValues, ImportedProfile } from './draft-values.ts';
import { useDraftTexts } from './use-draft-texts.ts';

/** What the user is associated with: a production unit and an SE number where the organisation uses them, and who pays. */
export function DraftOrganisationFields({ user }: { readonly user: ImportedProfile }) {
  const { watch, setValue } = useFormContext<DraftValues>();
  const texts = useDraftTexts();
  return (
    <UnitFields
      values={watch()}
      present={presentUnits(user)}
      idOf={(field) => texts(field).id}
      errorOf={(field) => texts(field).error}
      onChange={(field, unitId) =>
        setValue(field, unitId, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
      }
    />
  );
}
