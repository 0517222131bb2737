import { findUnits, listUnits, readUnit, removeUnit } from '@tillid/contract/organisation-data';
import { usersMovedAtOnce } from '@tillid/domain/organisations/unit';
import { readUserHistory } from '@tillid/contract/history';
import { listUsers, readUser } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { fieldSentence, problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ReplacementFields } from './replacement-fields.tsx';
import type { UnitWithUsers } from './use-unit-page.ts';
import { useReplacement } from './use-replacement.ts';

type RemoveUnitDialogProps = { readonly read: UnitWithUsers; readonly onClose: () => void };

/** Asks before a unit is removed: names how many users have it, and what shall become of them. */
export function RemoveUnitDialog({ read, onClose }: RemoveUnitDialogProps) {
  const { t } = useTranslation();
  const { unit, users } = read;
  const { choices, hasOthers, replacement, choose, fault, accept } = useReplacement(read);
  const { run, error, isWorking } = useRemoveUnit(read, onClose);
  return (
    <ConfirmDialog
      title={t('organisationData.removal.title', { name: unit.name })}
      confirmLabel={t(`organisationData.removal.submit.${unit.kind}`)}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={isWorking && t('ui.working')}
      onConfirm={() => accept(run)}
      onCancel={onClose}
    >
      {error === undefined ? null : (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{error}</p>
        </Alert>
      )}
      <p>{useUsersSentence(users)}</p>
      {users.count === 0 ? null : (
        <>
          <Loaded query={choices} lines={3}>
            {() => (
              <ReplacementFields
                unit={unit}
                replacement={replacement}
                hasOthers={hasOthers}
                fault={fault}
                onChange={choose}
              />
            )}
          </Loaded>
          {users.count > usersMovedAtOnce ? <p>{t('organisationData.removal.takesTime')}</p> : null}
        </>
      )}
      <p>{t(users.count === 0 ? 'organisationData.removal.final' : 'organisationData.removal.history')}</p>
    </ConfirmDialog>
  );
}

function useUsersSentence({ count, more }: UnitWithUsers['users']): string {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = format.number(count);
  if (count === 0) {
    return t('organisationData.removal.usersNone');
  }
  return more
    ? t('organisationData.removal.usersMore', { shown })
    : t('organisationData.removal.users', { count, shown });
}

function useRemoveUnit({ unit }: UnitWithUsers, onClose: () => void) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const client = useQueryClient();
  const [error, setError] = useState<string>();
  const remove = useMutate(removeUnit, {
    changes: [listUnits, findUnits, listUsers, readUser, readUserHistory],
    onSuccess: ({ unit: left, users }) => {
      if (left !== null) {
        const detail = t('organisationData.removal.startedDetail');
        showToast({ kind: 'info', text: t('organisationData.removal.started'), detail });
        void client.invalidateQueries({ queryKey: [readUnit.name] });
        onClose();
        return;
      }
      const detail = t('organisationData.removal.doneDetail', { count: users, shown: format.number(users) });
      const text = t('organisationData.removal.done', { name: unit.name });
      showToast(users === 0 ? { kind: 'success', text } : { kind: 'success', text, detail });
      go(paths.organisationData({ kind: unit.kind }));
    },
  });

  function tell(failure: Error): void {
    if (!(failure instanceof ApiProblem)) {
      setError(problemSentence(failure, t));
      return;
    }
    const [fault] = failure.errors;
    const isChoice = fault?.pointer === '/replacementId';
    const known = isChoice ? fieldSentence(fault, t) : problemSentence(failure, t);
    setError(failure.code === 'stale' ? t('organisationData.stale') : known);
    // What changed meanwhile is read, so that another press means what it says.
    void client.invalidateQueries({ queryKey: [readUnit.name] });
    void client.invalidateQueries({ queryKey: [findUnits.name] });
  }

  function run(replacementId: string | null): void {
    setError(undefined);
    remove.mutate(
      { params: { unitId: unit.unitId }, version: unit.version, body: { replacementId } },
      { onError: tell },
    );
  }

  return { run, error, isWorking: remove.isPending || remove.isSuccess };
}
