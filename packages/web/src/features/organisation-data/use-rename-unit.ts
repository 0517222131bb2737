import { findUnits, listUnits, readUnit, renameUnit } from '@tillid/contract/organisation-data';
import { parseUnitName } from '@tillid/domain/organisations/unit';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { fieldSentence, problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showToast } from '../../ui/toasts.ts';
import type { Unit } from './use-unit-page.ts';

type RenameUnit = {
  readonly submit: (name: string) => Promise<void>;
  /** Why the name was not saved. */
  readonly fault: string | undefined;
  readonly isWorking: boolean;
};

/** Gives a unit another name. Where somebody else was faster, the name it has now is told, and saving again is meant. */
export function useRenameUnit(unit: Unit, onDone: () => void): RenameUnit {
  const { t } = useTranslation();
  const [base, setBase] = useState(unit);
  const [fault, setFault] = useState<string>();
  const rename = useMutate(renameUnit, { changes: [listUnits, readUnit, findUnits] });
  const params = { unitId: unit.unitId };

  async function meet(error: unknown): Promise<void> {
    if (error instanceof ApiProblem && error.code === 'stale') {
      const now = await call(readUnit, { params });
      setBase(now.unit);
      setFault(t('organisationData.staleName', { name: now.unit.name }));
    } else {
      setFault(problemSentence(error instanceof Error ? error : new Error('failed'), t));
    }
  }

  async function submit(text: string): Promise<void> {
    const name = parseUnitName(text);
    if (!name.ok) {
      setFault(fieldSentence({ code: name.fault }, t));
      return;
    }
    setFault(undefined);
    try {
      await rename.mutateAsync({ params, version: base.version, body: { name: name.value } });
      showToast({ kind: 'success', text: t('organisationData.renamed') });
      onDone();
    } catch (error) {
      await meet(error).catch(meet);
    }
  }

  return { submit, fault, isWorking: rename.isPending };
}
