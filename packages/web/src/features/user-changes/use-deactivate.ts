import type { ReplyOf } from '@tillid/contract/endpoint';
import { endDeactivation, setDeactivation } from '@tillid/contract/user-changes';
import { listUsers, readUser, readUserHistory } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';

/** Everything that a change of a user's status makes old. */
export const statusEndpoints = [readUser, readUserHistory, listUsers];

/** Deactivates, says so with a way back, and returns to the list; a change of what is there stays on the profile. */
export function useDeactivate(user: UserProfile, onClose: () => void) {
  const { t } = useTranslation();
  const go = useGo();
  const undo = useUndo(user);
  const name = `${user.firstName} ${user.lastName}`;
  return useMutate(setDeactivation, {
    changes: statusEndpoints,
    onSuccess: (reply) => {
      onClose();
      if (user.deactivation !== null) {
        showToast({ kind: 'success', text: t('userChanges.deactivation.changed') });
        return;
      }
      const isNow = reply.status === 'deactivated';
      showToast({
        kind: 'success',
        text: t(isNow ? 'userChanges.deactivation.done' : 'userChanges.deactivation.planned', { name }),
        action: { label: t('userChanges.deactivation.undo'), run: () => void undo(reply) },
      });
      go(paths.users());
    },
  });
}

/** Takes a deactivation back, wherever the person has gone since. */
function useUndo({ firstName, lastName }: UserProfile): (reply: ReplyOf<typeof setDeactivation>) => Promise<void> {
  const { t } = useTranslation();
  const client = useQueryClient();
  return async ({ userId, version }) => {
    try {
      await call(endDeactivation, { params: { userId }, version });
      showToast({ kind: 'success', text: t('userChanges.deactivation.undone', { name: `${firstName} ${lastName}` }) });
    } catch (error) {
      const known = error instanceof Error ? error : new Error('failed');
      showToast({ kind: 'error', text: problemSentence(known, t) });
    }
    await Promise.all(statusEndpoints.map(({ name }) => client.invalidateQueries({ queryKey: [name] })));
  };
}
