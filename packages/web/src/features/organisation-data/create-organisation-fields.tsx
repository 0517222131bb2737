import { useFormContext } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DraftForm } from '../users/draft-form.ts';
import { draftFieldId, useDraftField } from '../users/use-draft-field.ts';
import { useFaultSentence } from '../users/use-fault-sentence.ts';
import { UnitFields } from './unit-fields.tsx';

/** The organisation that the new user belongs to, and with what of it the user is associated. */
export function CreateOrganisationFields() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const { watch, setValue, formState } = useFormContext<DraftForm>();
  const field = useDraftField();
  const sentenceOf = useFaultSentence();
  const values = watch();
  return (
    <>
      <DescriptionList
        items={[
          { term: t('organisationData.field.organisation'), value: organisation.name },
          { term: t('organisationData.field.cvr'), value: organisation.cvr },
        ]}
      />
      <UnitFields
        values={values}
        idOf={draftFieldId}
        errorOf={(name) => {
          const code = formState.errors[name]?.type;
          return code === undefined ? undefined : sentenceOf(name, code);
        }}
        onChange={(name, unitId) => setValue(name, unitId, { shouldDirty: true, shouldValidate: true })}
      />
      {organisation.referenceTextAllowed ? (
        <TextField
          label={t('users.profile.referenceText')}
          help={t('users.create.referenceHelp')}
          optionalLabel={t('ui.optional')}
          autoComplete="off"
          {...field('referenceText')}
        />
      ) : null}
    </>
  );
}
