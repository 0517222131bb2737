import { useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Fieldset } from '../../ui/fieldset.tsx';
import { calledUnits, presentUnits, type CalledUnit } from '../organisation-data/unit-values.ts';
import { DeleteDraftDialog } from './delete-draft-dialog.tsx';
import { DraftFailures } from './draft-failures.tsx';
import { DraftLoginFields } from './draft-login-fields.tsx';
import { DraftOrganisationFields } from './draft-organisation-fields.tsx';
import { DraftPersonFields } from './draft-person-fields.tsx';
import type { ImportedProfile } from './draft-values.ts';
import { useEditDraft, type EditDraft, type Sent } from './use-edit-draft.ts';

type DraftFormProps = { readonly user: ImportedProfile; readonly onSent: (sent: Sent) => void };

/** All that can be changed before activation (decision 33), and the three things to do with it. */
export function DraftForm({ user, onSent }: DraftFormProps) {
  const { t } = useTranslation();
  const state = useEditDraft(user, onSent);
  const { base } = state;
  const [chosen, setChosen] = useState<readonly CalledUnit[]>([]);
  const known = [...chosen, ...calledUnits(presentUnits(user)), ...calledUnits(presentUnits(base))];
  return (
    <FormProvider {...state.form}>
      <div className="stack">
        <p className="page-lead">{t('importedUsers.draft.lead')}</p>
        <DraftFailures state={state} known={known} />
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            state.submit('save');
          }}
        >
          <Fieldset legend={t('importedUsers.draft.information')}>
            <DraftPersonFields maskedCpr={base.maskedCpr} />
          </Fieldset>
          <Fieldset legend={t('importedUsers.draft.organisation')}>
            <DraftOrganisationFields
              user={base}
              known={known}
              onChoose={(unit) => setChosen((before) => [...before, unit])}
            />
          </Fieldset>
          <Fieldset legend={t('importedUsers.draft.login')}>
            <DraftLoginFields />
          </Fieldset>
          <FormButtons user={user} state={state} />
        </form>
      </div>
      <UnsavedGuard dirty={state.form.formState.isDirty} />
    </FormProvider>
  );
}

function FormButtons({ user, state }: { readonly user: ImportedProfile; readonly state: EditDraft }) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const { isWorking, submit } = state;
  const hasCpr = state.form.watch('birth.identity') !== 'date';
  const pendingLabel = isWorking && t('ui.working');
  return (
    <div className="stack-close">
      <p className="form-hint">{t(hasCpr ? 'importedUsers.draft.sendHelp' : 'importedUsers.draft.activateHelp')}</p>
      <div className="form-actions">
        <Button icon="send" pendingLabel={pendingLabel} onClick={() => submit('send')}>
          {t(hasCpr ? 'importedUsers.draft.send' : 'importedUsers.draft.activate')}
        </Button>
        <Button type="submit" look="secondary" pendingLabel={pendingLabel}>
          {t('importedUsers.draft.save')}
        </Button>
        {user.abilities.delete.allowed ? (
          <Button look="tertiary" icon="delete" onClick={() => setDeleting(true)}>
            {t('importedUsers.draft.remove')}
          </Button>
        ) : null}
      </div>
      {deleting ? <DeleteDraftDialog user={user} onClose={() => setDeleting(false)} /> : null}
    </div>
  );
}
