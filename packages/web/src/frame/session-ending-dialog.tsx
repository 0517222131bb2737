import { extendOperatorSession, readOperatorSession } from '@tillid/contract/operator';
import { extendSession, readSession } from '@tillid/contract/session';
import { useEffect, useRef, useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { useMutate } from '../api/use-mutate.ts';
import { problemSentence } from '../api/problem-texts.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export type SessionEndingDialogProps = {
  readonly of: 'user' | 'operator';
  readonly endMs: number;
  /** True when the end cannot be moved. */
  readonly final: boolean;
  readonly onDismiss: () => void;
};

/** Says how long is left; what is on the page behind stays as it is. */
export function SessionEndingDialog({ of, endMs, final, onDismiss }: SessionEndingDialogProps) {
  const { t } = useTranslation();
  const time = useTimeLeft(endMs);
  const stayButton = useRef<HTMLButtonElement>(null);
  const extendUser = useMutate(extendSession, { changes: [readSession] });
  const extendOperator = useMutate(extendOperatorSession, { changes: [readOperatorSession] });
  const extend = of === 'user' ? extendUser : extendOperator;
  const stay = () => (final ? onDismiss() : extend.mutate({}));
  return (
    <Dialog
      title={t('frame.sessionEnding.title')}
      closeLabel={t('ui.close')}
      onClose={stay}
      startFocus={stayButton}
      interrupting
      actions={
        <Button ref={stayButton} pendingLabel={extend.isPending && t('ui.working')} onClick={stay}>
          {t(final ? 'frame.sessionEnding.continue' : 'frame.sessionEnding.stay')}
        </Button>
      }
    >
      <p>{t(final ? 'frame.sessionEnding.textFinal' : 'frame.sessionEnding.text', { time })}</p>
      {extend.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          {problemSentence(extend.error, t)}
        </Alert>
      ) : null}
    </Dialog>
  );
}

const tickMs = 10_000;

// In steps of ten seconds: a number that changes each second is noise for the eye and worse for the ear.
function useTimeLeft(endMs: number): string {
  const { language } = useTranslation();
  const [seconds, setSeconds] = useState(() => secondsLeft(endMs));
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds(secondsLeft(endMs)), tickMs);
    return () => window.clearInterval(timer);
  }, [endMs]);
  const unit = seconds > 60 ? 'minute' : 'second';
  const value = unit === 'minute' ? Math.ceil(seconds / 60) : seconds;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

function secondsLeft(endMs: number): number {
  return Math.max(Math.ceil((endMs - serverNow()) / tickMs) * (tickMs / 1_000), 0);
}
