import { operatorSignOut } from '@tillid/contract/operator';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';

/** Ends the operator's session and loads the page anew, so that nothing stays in the window's memory. */
export function useOperatorSignOut(): () => void {
  const { t } = useTranslation();
  async function end() {
    try {
      await call(operatorSignOut, {});
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'not-authenticated')) {
        showToast({ kind: 'error', text: problemSentence(error instanceof Error ? error : new Error('failed'), t) });
        return;
      }
    }
    window.location.assign(paths.operator());
  }
  return () => void end();
}
