import { useState } from 'react';
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../../api/api-problem.ts';
import type { FormFault } from '../../api/field-faults.ts';
import { fieldOf, organisationFields, type OrganisationField, type OrganisationForm } from './organisation-form.ts';

type Faults = Partial<Record<OrganisationField, string>>;

export type OrganisationFormState = {
  readonly form: UseFormReturn<OrganisationForm>;
  readonly formFaults: readonly FormFault[];
  /** Fields that were wrong when the form was last sent and still are. */
  readonly wrongFields: readonly OrganisationField[];
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  readonly noteFailure: () => void;
  /** Puts what the server refused at its field, or above the form. */
  readonly refuse: (error: Error) => void;
};

/** The form of an organisation. A fault shows when its field is left or the form is sent. */
export function useOrganisationForm(
  values: OrganisationForm,
  check: (form: OrganisationForm) => Faults,
): OrganisationFormState {
  const [formFaults, setFormFaults] = useState<readonly FormFault[]>([]);
  const [listed, setListed] = useState<readonly OrganisationField[]>([]);
  const [attempt, setAttempt] = useState(0);
  const resolver: Resolver<OrganisationForm> = (filledIn, _context, { names }) => {
    // Passing an empty field is no fault until the form was sent.
    const [passed] = names?.length === 1 && attempt === 0 ? names : [];
    const isPassing = passed !== undefined && filledIn[passed].trim() === '';
    const faults = isPassing ? [] : Object.entries(check(filledIn));
    return faults.length === 0
      ? { values: filledIn, errors: {} }
      : { values: {}, errors: Object.fromEntries(faults.map(([field, code]) => [field, { type: code }])) };
  };
  const form = useForm<OrganisationForm>({
    defaultValues: values,
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver,
  });
  const { errors } = form.formState;
  function noteFailure() {
    setListed(organisationFields.filter((field) => form.getFieldState(field).error !== undefined));
    setAttempt((last) => last + 1);
  }
  function refuse(error: Error) {
    const faults = error instanceof ApiProblem ? error.errors : [];
    const placed = faults.flatMap(({ pointer, code }) => {
      const field = fieldOf(pointer);
      return field === undefined ? [] : [{ field, code }];
    });
    for (const { field, code } of placed) {
      form.setError(field, { type: code });
    }
    setFormFaults(placed.length === faults.length && placed.length > 0 ? [] : [error]);
    noteFailure();
  }
  const wrongFields = listed.filter((field) => errors[field] !== undefined);
  return { form, formFaults, wrongFields, attempt, noteFailure, refuse };
}
