import { signOut } from '@tillid/contract/session';
import { call } from '../api/call.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { showToast } from '../ui/toasts.ts';
import { problemSentence } from '../api/problem-texts.ts';

/** Ends the session and loads the page anew, so that nothing of the person stays in the window's memory. */
export function useSignOut(): () => void {
  const { t } = useTranslation();
  return () => void endSession((error) => showToast({ kind: 'error', text: problemSentence(error, t) }));
}

async function endSession(onFailure: (error: Error) => void): Promise<void> {
  try {
    await call(signOut, {});
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'not-authenticated')) {
      onFailure(error instanceof Error ? error : new Error('log-out failed'));
      return;
    }
  }
  // Nor what was chosen, which a window keeps over a reload.
  sessionStorage.clear();
  window.location.assign(paths.signedOut());
}
