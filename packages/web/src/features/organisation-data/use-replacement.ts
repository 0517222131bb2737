import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { Replacement } from './replacement-fields.tsx';
import { useUnitChoices } from './unit-field.tsx';
import type { UnitWithUsers } from './use-unit-page.ts';

/** The choice of what becomes of the users of a unit that is removed. */
export function useReplacement({ unit, users }: UnitWithUsers) {
  const { t } = useTranslation();
  const hasUsers = users.count > 0;
  const choices = useUnitChoices(unit.kind, '', hasUsers);
  const hasOthers = choices.data?.items.some(({ unitId }) => unitId !== unit.unitId) === true;
  const [wanted, setWanted] = useState<Replacement>();
  const [fault, setFault] = useState<string>();
  // The usual thing is proposed as soon as it is known what there is.
  const replacement = wanted ?? { way: hasOthers ? 'other' : 'none', unitId: '' };

  /** Calls `run` with the unit that the users move to, or null for none; not before it is known what there is to move to. */
  function accept(run: (replacementId: string | null) => void): void {
    setFault(undefined);
    if (!hasUsers || (choices.data !== undefined && replacement.way === 'none')) {
      run(null);
    } else if (choices.data !== undefined && replacement.unitId !== '') {
      run(replacement.unitId);
    } else if (choices.data !== undefined) {
      setFault(t('organisationData.removal.chooseFirst'));
    }
  }

  return { choices, hasOthers, replacement, choose: setWanted, fault, accept };
}
