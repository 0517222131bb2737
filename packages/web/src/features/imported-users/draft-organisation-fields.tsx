import { useFormContext } from 'react-hook-form';
import { UnitFields } from '../organisation-data/unit-fields.tsx';
import { presentUnits, type CalledUnit } from '../organisation-data/unit-values.ts';
import type { DraftValues, ImportedProfile } from './draft-values.ts';
import { useDraftTexts } from './use-draft-texts.ts';

type DraftOrganisationFieldsProps = {
  readonly user: ImportedProfile;
  /** Further units that may have come to be chosen, such as by somebody else meanwhile. */
  readonly known: readonly CalledUnit[];
  /** Told a unit that is chosen here, which a later search need not find. */
  readonly onChoose: (unit: CalledUnit) => void;
};

/** What the user is associated with: a production unit and an SE number where the organisation uses them, and who pays. */
export function DraftOrganisationFields({ user, known, onChoose }: DraftOrganisationFieldsProps) {
  const { watch, setValue } = useFormContext<DraftValues>();
  const texts = useDraftTexts();
  return (
    <UnitFields
      values={watch()}
      present={presentUnits(user)}
      known={known}
      idOf={(field) => texts(field).id}
      errorOf={(field) => texts(field).error}
      onChange={(field, unitId, unit) => {
        if (unit !== undefined) {
          onChoose(unit);
        }
        setValue(field, unitId, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
      }}
    />
  );
}
