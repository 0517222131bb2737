import { writeDay } from '@tillid/domain/users/date-of-birth';
import { readUser } from '@tillid/contract/users';
import { readPeriod } from '@tillid/domain/users/deactivation-period';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { fieldSentence, problemSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { danishToday } from '../users/draft-form.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { PeriodFields } from './period-fields.tsx';
import { useDeactivate } from './use-deactivate.ts';
import { usePeriodWords } from './use-period-words.ts';

type DeactivateDialogProps = { readonly user: UserProfile; readonly onClose: () => void };

/** Asks from when and until when a user is deactivated, and says in words what will happen and when the user is back (UX-34). */
export function DeactivateDialog({ user, onClose }: DeactivateDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = usePeriodForm(user);
  const deactivate = useDeactivate(user, onClose);
  const isChange = user.deactivation !== null;
  const name = `${user.firstName} ${user.lastName}`;
  function submit() {
    form.tell();
    if (form.isFine) {
      deactivate.mutate(
        { params: { userId: user.userId }, version: user.version, body: form.body },
        // Whoever is told that it was changed meanwhile can press again, having seen what is new.
        { onError: () => void client.invalidateQueries({ queryKey: [readUser.name] }) },
      );
    }
  }
  return (
    <Dialog
      title={t(isChange ? 'userChanges.deactivation.changeTitle' : 'userChanges.deactivation.title')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button pendingLabel={deactivate.isPending && t('ui.working')} onClick={submit}>
            {t(isChange ? 'userChanges.deactivation.change' : 'userChanges.deactivation.submit')}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {deactivate.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{refusalSentence(deactivate.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('userChanges.deactivation.text', { name })}</p>
      <PeriodFields
        form={form}
        toHelp={t('userChanges.deactivation.toHelp')}
        isRunning={user.status === 'deactivated'}
      />
      <p role="status">
        <strong>{form.words}</strong>
      </p>
    </Dialog>
  );
}

/** The two days as typed; a fault shows when its field is left, never while somebody types. */
function usePeriodForm(user: UserProfile) {
  const { t } = useTranslation();
  const words = usePeriodWords(`${user.firstName} ${user.lastName}`);
  const typed = (day: string | null | undefined) => (day ? writeDay(day) : '');
  const isRunning = user.status === 'deactivated';
  const [body, setBody] = useState({
    from: isRunning ? '' : typed(user.deactivation?.from),
    to: typed(user.deactivation?.to),
  });
  const [isTold, setTold] = useState(false);
  const today = danishToday();
  const period = readPeriod(body, { today, running: isRunning ? (user.deactivation?.from ?? today) : undefined });
  const begin = isRunning ? 'running' : period.ok && period.value.from > today ? 'later' : 'now';
  return {
    body,
    isFine: period.ok,
    words: period.ok ? words(period.value, begin) : '',
    tell: () => setTold(true),
    change: (changed: Partial<typeof body>) => {
      setTold(false);
      setBody({ ...body, ...changed });
    },
    errorAt(field: 'from' | 'to') {
      const fault = period.ok || !isTold ? undefined : period.fault.find((one) => one.field === field);
      return fault === undefined ? undefined : fieldSentence({ code: fault.code }, t);
    },
  };
}

/** The rule that is broken says more than that one is. */
function refusalSentence(error: Error, t: ReturnType<typeof useTranslation>['t']): string {
  const fault = error instanceof ApiProblem && error.code === 'validation-failed' ? error.errors[0] : undefined;
  return fault === undefined ? problemSentence(error, t) : fieldSentence(fault, t);
}
