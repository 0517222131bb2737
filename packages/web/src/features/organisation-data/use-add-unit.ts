import { addUnit, findUnits, listUnits } from '@tillid/contract/organisation-data';
import type { ProblemError } from '@tillid/contract/problems';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import { useState } from 'react';
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../../api/api-problem.ts';
import type { FormFault } from '../../api/field-faults.ts';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import { checkUnitForm, emptyUnit, unitFormFields, type UnitForm, type UnitFormField } from './unit-form.ts';

export type AddUnit = {
  readonly form: UseFormReturn<UnitForm>;
  /** What is wrong with a field, in words. */
  readonly faultOf: (field: UnitFormField) => string | undefined;
  readonly formFaults: readonly FormFault[];
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  readonly isWorking: boolean;
  readonly submit: () => void;
};

/** Registers a unit; ends on the list of its kind. A fault shows when its field is left or the form is sent. */
export function useAddUnit(kind: UnitKind): AddUnit {
  const { t } = useTranslation();
  const go = useGo();
  const [failure, setFailure] = useState<Error>();
  const [refused, setRefused] = useState<Refused>({});
  const sentenceOf = useUnitFault();
  const [attempt, setAttempt] = useState(0);
  const form = useForm<UnitForm>({
    defaultValues: emptyUnit,
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver: makeUnitResolver(kind, attempt === 0),
  });
  const add = useMutate(addUnit, {
    changes: [listUnits, findUnits],
    onSuccess: ({ name }) => {
      showToast({ kind: 'success', text: t('organisationData.add.added', { name }) });
      go(paths.organisationData({ kind }), { saved: true });
    },
  });

  function refuse(error: Error): void {
    const faults = error instanceof ApiProblem ? error.errors : [];
    const placed = faults.flatMap(({ pointer, ...fault }) => {
      const field = unitFormFields.find((name) => pointer === `/${name}`);
      return field === undefined ? [] : [{ field, ...fault }];
    });
    for (const { field, code } of placed) form.setError(field, { type: code });
    setRefused(Object.fromEntries(placed.map(({ field, params }) => [field, params])));
    setFailure(placed.length > 0 && placed.length === faults.length ? undefined : error);
    setAttempt((last) => last + 1);
  }

  const send = form.handleSubmit(
    ({ number, name, confirmed }) => {
      setFailure(undefined);
      add.mutate({ body: { kind, number, name, confirmedNumber: confirmed } }, { onError: refuse });
    },
    () => setAttempt((last) => last + 1),
  );
  return {
    form,
    faultOf: (field) => {
      const code = form.formState.errors[field]?.type;
      return code === undefined ? undefined : sentenceOf({ code, params: refused[field] });
    },
    formFaults: failure === undefined ? [] : [failure],
    attempt,
    isWorking: add.isPending || add.isSuccess,
    submit: () => void send(),
  };
}

type FaultParams = ProblemError['params'];

/** What the server told besides the code of a fault, such as who has the number already. */
type Refused = Partial<Record<UnitFormField, FaultParams>>;

/** A fault in words, of the language that the page is in now. */
function useUnitFault(): (fault: { readonly code: string; readonly params: FaultParams }) => string {
  const { t } = useTranslation();
  return ({ code, params }) => {
    if (code === 'required') return t('organisationData.add.numberMissing');
    if (code === 'confirm-missing') return t('organisationData.add.confirmMissing');
    return fieldSentence(params === undefined ? { code } : { code, params }, t);
  };
}

function makeUnitResolver(kind: UnitKind, isFirstAttempt: boolean): Resolver<UnitForm> {
  return (values, _context, { names }) => {
    // Leaving a field tells of what is wrong there, and that something is missing is told when the form is sent.
    const isPassing = names?.length === 1 && isFirstAttempt;
    const faults = Object.entries(checkUnitForm(kind, values)).filter(
      ([, code]) => !isPassing || !/missing|required/.test(code),
    );
    return faults.length === 0
      ? { values, errors: {} }
      : { values: {}, errors: Object.fromEntries(faults.map(([field, code]) => [field, { type: code }])) };
  };
}
