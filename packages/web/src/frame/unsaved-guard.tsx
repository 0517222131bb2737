import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

type UnsavedGuardProps = {
  /** react-hook-form's `isDirty`, false once saved. */
  readonly dirty: boolean;
  /** In place of the words about what was typed. */
  readonly title?: string;
  readonly text?: string;
};

/** Asks before what was typed, or what is shown only once, is lost: by a link, by Back, or by closing the window. */
export function UnsavedGuard({ dirty, title, text }: UnsavedGuardProps) {
  const { t } = useTranslation();
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });
  if (blocker.status !== 'blocked') {
    return null;
  }
  return (
    <ConfirmDialog
      title={title ?? t('frame.unsaved.title')}
      confirmLabel={t('frame.unsaved.leave')}
      cancelLabel={t('frame.unsaved.stay')}
      closeLabel={t('ui.close')}
      onConfirm={blocker.proceed}
      onCancel={blocker.reset}
    >
      <p>{text ?? t('frame.unsaved.text')}</p>
    </ConfirmDialog>
  );
}
