import { listUnits, makeDefaultInvoicingMethod, readUnit } from '@tillid/contract/organisation-data';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { findSpoken } from '../../i18n/sentences.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { RemoveUnitDialog } from './remove-unit-dialog.tsx';
import { RenameUnitDialog } from './rename-unit-dialog.tsx';
import type { Unit, UnitWithUsers } from './use-unit-page.ts';

/** What can be done with a unit; what cannot be done now says why. */
export function UnitActions({ read }: { readonly read: UnitWithUsers }) {
  const { t } = useTranslation();
  const { unit } = read;
  const [open, setOpen] = useState<'rename' | 'remove'>();
  const makeDefault = useMakeDefault(unit);
  if (unit.abilities.rename.reason === 'permission-missing') {
    return <p>{t('organisationData.onlySeen')}</p>;
  }
  const close = () => setOpen(undefined);
  const reasonOf = (action: keyof Unit['abilities']) => {
    const { reason } = unit.abilities[action];
    return reason === null ? undefined : findSpoken(`problems.rule.${reason}`);
  };
  return (
    <section className="user-actions">
      <h2>{t('organisationData.unit.actions')}</h2>
      <ul>
        <li>
          <Button look="secondary" icon="edit" disabledReason={reasonOf('rename')} onClick={() => setOpen('rename')}>
            {t('organisationData.unit.rename')}
          </Button>
        </li>
        {unit.kind === 'invoicing-method' && !unit.isDefault ? (
          <li>
            <Button
              look="secondary"
              icon="check"
              disabledReason={reasonOf('makeDefault')}
              pendingLabel={makeDefault.isPending && t('ui.working')}
              onClick={makeDefault.run}
            >
              {t('organisationData.unit.makeDefault')}
            </Button>
          </li>
        ) : null}
        <li>
          <Button look="secondary" icon="delete" disabledReason={reasonOf('remove')} onClick={() => setOpen('remove')}>
            {t('organisationData.unit.remove')}
          </Button>
        </li>
      </ul>
      {open === 'rename' ? <RenameUnitDialog unit={unit} onClose={close} /> : null}
      {open === 'remove' ? <RemoveUnitDialog read={read} onClose={close} /> : null}
    </section>
  );
}

function useMakeDefault(unit: Unit): { readonly run: () => void; readonly isPending: boolean } {
  const { t } = useTranslation();
  const client = useQueryClient();
  const make = useMutate(makeDefaultInvoicingMethod, {
    changes: [listUnits, readUnit],
    onSuccess: ({ name }) =>
      showToast({
        kind: 'success',
        text: t('organisationData.madeDefault', { name }),
        detail: t('organisationData.madeDefaultDetail'),
      }),
  });
  const run = () =>
    make.mutate(
      { params: { unitId: unit.unitId }, version: unit.version },
      {
        onError: (error) => {
          const isStale = error instanceof ApiProblem && error.code === 'stale';
          showToast({ kind: 'error', text: isStale ? t('organisationData.stale') : problemSentence(error, t) });
          void client.invalidateQueries({ queryKey: [readUnit.name] });
        },
      },
    );
  return { run, isPending: make.isPending };
}
