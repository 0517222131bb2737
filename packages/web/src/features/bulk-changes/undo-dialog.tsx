import { undoBulkChange } from '@tillid/contract/bulk-changes';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { BulkChangeView } from './bulk-change.ts';
import { changedByBulk } from './use-bulk-change.ts';

type UndoDialogProps = { readonly view: BulkChangeView; readonly onClose: () => void };

/** Asks before a bulk change is taken back, and leads to the bulk change that does it. */
export function UndoDialog({ view, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const go = useGo();
  const format = useFormat();
  const undone = view.change.action === 'assign-unit' ? 'assign-unit' : 'deactivate';
  const undo = useMutate(undoBulkChange, {
    changes: changedByBulk,
    onSuccess: ({ bulkChangeId }) => go(paths.bulkChange(bulkChangeId)),
  });
  return (
    <ConfirmDialog
      title={t('bulkChanges.one.undoTitle')}
      confirmLabel={t('bulkChanges.one.undoSubmit')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(undo.isPending || undo.isSuccess) && t('ui.working')}
      look="primary"
      onConfirm={() => undo.mutate({ params: { bulkChangeId: view.bulkChangeId } })}
      onCancel={onClose}
    >
      {undo.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(undo.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t(`bulkChanges.one.undoText.${undone}`, { count: view.done, shown: format.number(view.done) })}</p>
    </ConfirmDialog>
  );
}
