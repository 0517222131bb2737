import { startSignIn } from '@tillid/contract/session';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { problemSentence } from '../api/problem-texts.ts';
import { currentLanguage } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toasts.ts';

type SignInButtonProps = {
  readonly look?: 'primary' | 'secondary';
  readonly label?: string;
  /** Address inside the app to come back to; the landing page of the person's roles without. */
  readonly returnTo?: string;
};

/** Starts a log-in with the eID: the server prepares it and tells where the browser must go. */
export function SignInButton({ look = 'primary', label, returnTo }: SignInButtonProps) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  async function start() {
    setPending(true);
    try {
      const body = { returnTo: returnTo ?? null, language: currentLanguage() };
      const { location } = await call(startSignIn, { body });
      window.location.assign(location);
    } catch (error) {
      setPending(false);
      showToast({ kind: 'error', text: problemSentence(error instanceof Error ? error : new Error('failed'), t) });
    }
  }
  return (
    <Button look={look} pendingLabel={pending && t('signIn.starting')} onClick={() => void start()}>
      {label ?? t('frame.logIn')}
    </Button>
  );
}
