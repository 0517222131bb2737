import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

/** Asks before what was typed is lost: by a link, by Back, or by closing the window. `dirty` is react-hook-form's `isDirty`, false once saved. */
export function UnsavedGuard({ dirty }: { readonly dirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });
  if (blocker.status !== 'blocked') {
    return null;
  }
  return (
    <ConfirmDialog
      title={t('frame.unsaved.title')}
      confirmLabel={t('frame.unsaved.leave')}
      cancelLabel={t('frame.unsaved.stay')}
      closeLabel={t('ui.close')}
      onConfirm={blocker.proceed}
      onCancel={blocker.reset}
    >
      <p>{t('frame.unsaved.text')}</p>
    </ConfirmDialog>
  );
}
