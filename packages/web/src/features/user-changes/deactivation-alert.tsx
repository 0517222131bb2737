import { endDeactivation } from '@tillid/contract/user-changes';
import { useState } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { statusEndpoints } from './use-deactivate.ts';
import { usePeriodWords } from './use-period-words.ts';

/** What comes next of a user's deactivation and when, with what can be done about it. */
export function DeactivationAlert({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const [isChanging, setChanging] = useState(false);
  const words = usePeriodWords(`${user.firstName} ${user.lastName}`);
  const { deactivation, status, abilities } = user;
  if (deactivation === null) {
    return null;
  }
  const isRunning = status === 'deactivated';
  const mayChange = isRunning ? abilities.changeDeactivation.allowed : abilities.deactivate.allowed;
  return (
    <Alert
      kind="info"
      kindLabel={t('ui.information')}
      heading={t(isRunning ? 'userChanges.deactivation.runningTitle' : 'userChanges.deactivation.plannedTitle')}
    >
      <p>{words(deactivation, isRunning ? 'running' : 'later')}</p>
      <div className="cluster">
        {mayChange ? (
          <Button look="secondary" icon="edit" onClick={() => setChanging(true)}>
            {t(isRunning ? 'userChanges.deactivation.changeEnd' : 'userChanges.deactivation.changePeriod')}
          </Button>
        ) : null}
        {abilities.cancelDeactivation.allowed ? <CancelButton user={user} /> : null}
      </div>
      {isChanging ? <DeactivateDialog user={user} onClose={() => setChanging(false)} /> : null}
    </Alert>
  );
}

function CancelButton({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const cancel = useMutate(endDeactivation, {
    changes: statusEndpoints,
    onSuccess: () => showToast({ kind: 'success', text: t('userChanges.deactivation.cancelled') }),
  });
  const run = () =>
    cancel.mutate(
      { params: { userId: user.userId }, version: user.version },
      { onError: (error) => showToast({ kind: 'error', text: problemSentence(error, t) }) },
    );
  return (
    <Button look="secondary" icon="close" pendingLabel={cancel.isPending && t('ui.working')} onClick={run}>
      {t('userChanges.deactivation.cancelPlan')}
    </Button>
  );
}
