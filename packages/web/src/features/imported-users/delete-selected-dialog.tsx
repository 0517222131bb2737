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
import { nobody, selectionBody, type Selection } from './selection.ts';
import { useSelection } from './use-selection.ts';
import { importedUserEndpoints } from './use-imported-count.ts';

const namedInDialog = 10;

type DeleteSelectedDialogProps = {
  readonly selection: Selection;
  readonly count: number | undefined;
  readonly onClose: () => void;
};

/** Asks before imported users are deleted: counts them, and names those who were ticked by name. */
export function DeleteSelectedDialog({ selection, count, onClose }: DeleteSelectedDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, select] = useSelection();
  const names = selection.kind === 'some' ? [...selection.names.values()] : [];
  const remove = useMutate(deleteImportedUsers, {
    changes: [...importedUserEndpoints, listUsers, readSession],
    onSuccess: ({ deleted }) => {
      showToast({
        kind: 'success',
        text: t('importedUsers.remove.done', { count: deleted, shown: format.number(deleted) }),
      });
      select(nobody);
      onClose();
    },
  });
  const body = selectionBody(selection);
  const shown = { count: count ?? 2, shown: format.number(count ?? 0), name: names[0] ?? '' };
  // One who was ticked by "all" is not known by name.
  const uncounted = count === undefined || (count === 1 && names.length === 0);
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
      {count === undefined ? <p>{t('importedUsers.list.countMany')}.</p> : null}
      {names.length > 1 ? <Names names={names} /> : null}
      <p>{t(count === 1 ? 'importedUsers.remove.textOne' : 'importedUsers.remove.text')}</p>
    </ConfirmDialog>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const more = names.length - namedInDialog;
  return (
    <ul>
      {names.slice(0, namedInDialog).map((name, index) => (
        <li key={`${index} ${name}`}>{name}</li>
      ))}
      {more > 0 ? <li>{t('importedUsers.remove.andMore', { count: more, shown: format.number(more) })}</li> : null}
    </ul>
  );
}
