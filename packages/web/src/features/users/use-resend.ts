import { resendActivationEmail } from '@tillid/contract/activation';
import { readUserHistory } from '@tillid/contract/history';
import { listUsers, readUser } from '@tillid/contract/users';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from './user-profile.ts';

/** Sends the activation e-mail again and says to where and until when its link is valid. */
export function useResend(user: UserProfile): { readonly run: () => void; readonly isPending: boolean } {
  const { t } = useTranslation();
  const format = useFormat();
  const resend = useMutate(resendActivationEmail, {
    changes: [readUser, readUserHistory, listUsers],
    onSuccess: ({ sent }) => {
      const detail = t('users.create.emailSentTo', { email: sent.email, until: format.instant(sent.linkExpiresAt) });
      showToast({ kind: 'success', text: t('users.profile.resent'), detail });
    },
  });
  const run = () =>
    resend.mutate(
      { params: { userId: user.userId } },
      {
        onError: (error) => {
          const tooSoon = error instanceof ApiProblem && error.code === 'rate-limited';
          showToast({ kind: 'error', text: tooSoon ? t('users.profile.resentTooSoon') : problemSentence(error, t) });
        },
      },
    );
  return { run, isPending: resend.isPending };
}
