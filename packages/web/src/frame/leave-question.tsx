import { useBlocker } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

type LeaveTexts = {
  readonly title: string;
  readonly text: string;
  readonly leaveLabel: string;
  readonly stayLabel: string;
};

type LeaveQuestion = {
  /** To be rendered by the page. */
  readonly dialog: ReactNode;
  /** Called just before the page itself goes on, such as after it saved. */
  readonly allowLeaving: () => void;
};

/** Asks before something that was not saved is left: inside the app with a dialog, for other addresses the browser does it. */
export function useLeaveQuestion(unsaved: boolean, texts: LeaveTexts): LeaveQuestion {
  const { t } = useTranslation();
  const allowed = useRef(false);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && !allowed.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved && !allowed.current,
    withResolver: true,
  });
  const dialog =
    blocker.status === 'blocked' ? (
      <ConfirmDialog
        title={texts.title}
        confirmLabel={texts.leaveLabel}
        cancelLabel={texts.stayLabel}
        closeLabel={t('ui.close')}
        onConfirm={blocker.proceed}
        onCancel={blocker.reset}
      >
        <p>{texts.text}</p>
      </ConfirmDialog>
    ) : null;
  return {
    dialog,
    allowLeaving: () => {
      allowed.current = true;
    },
  };
}
