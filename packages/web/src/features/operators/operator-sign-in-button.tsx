import { startOperatorSignIn } from '@tillid/contract/operator';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { call } from '../../api/call.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';

type OperatorSignInButtonProps = {
  readonly label: string;
  /** Page of the operators to come back to; the organisations without. */
  readonly returnTo?: string;
};

/** Starts an operator's log-in with the eID: the server prepares it and tells where the browser must go. */
export function OperatorSignInButton({ label, returnTo }: OperatorSignInButtonProps) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  async function start() {
    setPending(true);
    try {
      const body = { returnTo: returnTo ?? null, language: currentLanguage() };
      const { location } = await call(startOperatorSignIn, { body });
      window.location.assign(location);
    } catch (error) {
      setPending(false);
      showToast({ kind: 'error', text: problemSentence(error instanceof Error ? error : new Error('failed'), t) });
    }
  }
  return (
    <Button pendingLabel={pending && t('signIn.starting')} onClick={() => void start()}>
      {label}
    </Button>
  );
}
