import { useTranslation } from '../i18n/use-translation.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

type LeavingQuestionProps = {
  /** In place of the words about what was typed. */
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly onLeave: () => void;
  readonly onStay: () => void;
};

/** Asks whether what is not saved may be lost. */
export function LeavingQuestion({ title, text, onLeave, onStay }: LeavingQuestionProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={title ?? t('frame.unsaved.title')}
      confirmLabel={t('frame.unsaved.leave')}
      cancelLabel={t('frame.unsaved.stay')}
      closeLabel={t('ui.close')}
      onConfirm={onLeave}
      onCancel={onStay}
    >
      <p>{text ?? t('frame.unsaved.text')}</p>
    </ConfirmDialog>
  );
}
