import { deleteImportedUsers } from '@tillid/contract/imports';
import { readSession } from '@tillid/contract/session';
import { listUsers } from '@tillid/contract/users';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { selectionBody, type Selection } from '../user-selection/selection.ts';
import type { SelectedCount } from '../user-selection/use-selected-count.ts';
import { clearSelection } from '../user-selection/use-selection.ts';
import { importedUserEndpoints } from './use-imported-count.ts';

const namedInDialog = 10;

type DeleteSelectedDialogProps = {
  readonly selection: Selection;
  readonly count: SelectedCount;
  readonly onClose: () => void;
};

/** Asks before imported users are deleted: counts them, and names those who were ticked by name. */
export function DeleteSelectedDialog({ selection, count, onClose }: DeleteSelectedDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // Whoever was ticked before a reload is known by id alone.
  const names = selection.kind === 'some' ? [...selection.names.values()].filter((name) => name !== '') : [];
  const remove = useMutate(deleteImportedUsers, {
    changes: [...importedUserEndpoints, listUsers, readSession],
    onSuccess: ({ deleted }) => {
      showToast({
        kind: 'success',
        text: t('importedUsers.remove.done', { count: deleted, shown: format.number(deleted) }),
      });
      clearSelection('imported-users');
      onClose();
    },
  });
  const body = selectionBody(selection);
  const shown = { count: count ?? 2, shown: format.number(count ?? 0), name: names[0] ?? '' };
  // One who was ticked by "all" is not known by name.
  const uncounted = typeof count !== 'number' || (count === 1 && names.length === 0);
  return (
    <ConfirmDialog
      title={uncounted ? t('importedUsers.remove.titleMany') : t('importedUsers.remove.title', shown)}
      confirmLabel={uncounted ? t('importedUsers.remove.confirmMany') : t('importedUsers.remove.confirm', shown)}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={remove.isPending && t('ui.working')}
      onConfirm={() => (body ? remove.mutate({ body: { selection: body } }) : undefined)}
      onCancel={onClose}
    >
      {remove.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          {problemSentence(remove.error, t)}
        </Alert>
      ) : null}
      {names.length > 0 && count !== 1 ? <Names names={names} count={count ?? names.length} /> : null}
      <p>{t(count === 1 ? 'importedUsers.remove.textOne' : 'importedUsers.remove.text')}</p>
    </ConfirmDialog>
  );
}

/** Some by name, and how many others; whoever is known by id alone is one of these. */
function Names({ names, count }: { readonly names: readonly string[]; readonly count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const more = count - Math.min(names.length, namedInDialog);
  return (
    <ul>
      {names.slice(0, namedInDialog).map((name, index) => (
        <li key={`${index} ${name}`}>{name}</li>
      ))}
      {more > 0 ? <li>{t('importedUsers.remove.andMore', { count: more, shown: format.number(more) })}</li> : null}
    </ul>
  );
}
