import type { ReplyOf } from '@tillid/contract/endpoint';
import { endDeactivation, setDeactivation } from '@tillid/contract/user-changes';
import { readUserHistory } from '@tillid/contract/history';
import { listUsers, readUser } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';

type Deactivated = ReplyOf<typeof setDeactivation>;

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

/**
 * Takes a deactivation back, wherever the person has gone since. A user who was changed meanwhile in something else is read anew and
 * gets the status back; a deactivation that somebody has changed or ended is theirs, so the user's page is shown (UX-35).
 */
function useUndo({ firstName, lastName }: UserProfile): (reply: Deactivated) => Promise<void> {
  const { t } = useTranslation();
  const go = useGo();
  const client = useQueryClient();
  const name = `${firstName} ${lastName}`;
  return async (reply) => {
    try {
      if (await takeBack(reply)) {
        showToast({ kind: 'success', text: t('userChanges.deactivation.undone', { name }) });
      } else {
        showToast({ kind: 'warning', text: t('userChanges.deactivation.changedSince', { name }) });
        go(paths.user(reply.userId));
      }
    } catch (error) {
      const known = error instanceof Error ? error : new Error('failed');
      showToast({ kind: 'error', text: problemSentence(known, t) });
    }
    await Promise.all(statusEndpoints.map((changed) => client.invalidateQueries({ queryKey: [changed.name] })));
  };
}

/** Ends a deactivation if it is still the one that was made; says whether it did. */
async function takeBack({ userId, version, deactivation }: Deactivated): Promise<boolean> {
  const params = { userId };
  try {
    await call(endDeactivation, { params, version });
    return true;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'stale') throw error;
  }
  const now = await call(readUser, { params });
  if (now.deactivation?.from !== deactivation?.from || now.deactivation?.to !== deactivation?.to) return false;
  await call(endDeactivation, { params, version: now.version });
  return true;
}
