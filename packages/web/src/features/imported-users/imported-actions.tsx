import { useState } from 'react';
import { usePermission } from '../../api/session.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import type { Selection } from '../user-selection/selection.ts';
import type { SelectedCount } from '../user-selection/use-selected-count.ts';
import { DeleteSelectedDialog } from './delete-selected-dialog.tsx';

type ImportedActionsProps = { readonly selection: Selection; readonly count: SelectedCount };

/** What can be done with the ticked users. */
export function ImportedActions({ selection, count }: ImportedActionsProps) {
  const { t } = useTranslation();
  const go = useGo();
  const mayActivate = usePermission('users:activate');
  const mayDelete = usePermission('users:delete');
  const [deleting, setDeleting] = useState(false);
  const [first] = selection.kind === 'some' ? selection.names.keys() : [];
  const pickFirst = count === 0 && t('importedUsers.actions.pickFirst');
  function activate() {
    // One alone is completed on the own page, where also those without CPR number are activated.
    go(count === 1 && first !== undefined ? paths.editDraft(first) : paths.activateImportedUsers());
  }
  return (
    <div className="form-actions">
      <Button
        icon="send"
        disabledReason={mayActivate ? pickFirst : t('importedUsers.actions.mayNotActivate')}
        onClick={activate}
      >
        {t(count === 1 ? 'importedUsers.actions.activateOne' : 'importedUsers.actions.activate')}
      </Button>
      {count === 0 ? null : (
        <Button
          look="secondary"
          icon="delete"
          disabledReason={!mayDelete && t('importedUsers.actions.mayNotDelete')}
          onClick={() => setDeleting(true)}
        >
          {t('importedUsers.actions.remove')}
        </Button>
      )}
      {deleting ? (
        <DeleteSelectedDialog selection={selection} count={count} onClose={() => setDeleting(false)} />
      ) : null}
    </div>
  );
}
