import { useFormContext } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { AuthenticatorField, LimitField } from './authenticator-fields.tsx';
import type { DraftValues } from './draft-values.ts';
import { useDraftTexts } from './use-draft-texts.ts';

/** What the user logs in with, and how many may be ordered. */
export function DraftLoginFields() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const { watch, setValue, clearErrors } = useFormContext<DraftValues>();
  const { id, error } = useDraftTexts()('authenticator');
  const chosen = watch('authenticator');
  return (
    <>
      <AuthenticatorField
        id={id}
        legend={t('importedUsers.draft.authenticator')}
        choices={organisation.authenticators}
        value={chosen === '' ? undefined : chosen}
        error={error}
        onChange={(choice) => {
          setValue('authenticator', choice, { shouldDirty: true });
          clearErrors('authenticator');
        }}
      />
      <LimitField
        label={t('importedUsers.draft.authenticatorLimit')}
        help={t('importedUsers.draft.authenticatorLimitHelp')}
        value={watch('authenticatorLimit')}
        onChange={(limit) => setValue('authenticatorLimit', limit, { shouldDirty: true })}
      />
    </>
  );
}
