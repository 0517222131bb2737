import { useState } from 'react';
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { placeFaults, type FormFault } from '../../api/field-faults.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { apiClientFields, checkApiClient, type ApiClientForm } from './api-client-form.ts';

type Field = (typeof apiClientFields)[number];

export type ApiClientFormState = {
  readonly form: UseFormReturn<ApiClientForm>;
  readonly formFaults: readonly FormFault[];
  /** Fields that were wrong when the form was last sent and still are. */
  readonly wrongFields: readonly Field[];
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  readonly noteFailure: () => void;
  /** Puts what the server refused at its field, or above the form. */
  readonly refuse: (error: Error) => void;
};

/** The form of an API client. A fault shows when its field is left or the form is sent. */
export function useApiClientForm(values: ApiClientForm): ApiClientFormState {
  const [formFaults, setFormFaults] = useState<readonly FormFault[]>([]);
  const [listed, setListed] = useState<readonly Field[]>([]);
  const [attempt, setAttempt] = useState(0);
  const resolver: Resolver<ApiClientForm> = (filledIn, _context, { names }) => {
    // Passing an empty field is no fault until the form was sent.
    const isPassing = names?.length === 1 && attempt === 0;
    const faults = Object.entries(checkApiClient(filledIn)).filter(
      ([, code]) => !isPassing || !code.endsWith('-missing'),
    );
    return faults.length === 0
      ? { values: filledIn, errors: {} }
      : { values: {}, errors: Object.fromEntries(faults.map(([field, code]) => [field, { type: code }])) };
  };
  const form = useForm<ApiClientForm>({
    defaultValues: values,
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver,
  });
  const { errors } = form.formState;
  function noteFailure() {
    setListed(apiClientFields.filter((field) => form.getFieldState(field).error !== undefined));
    setAttempt((last) => last + 1);
  }
  function refuse(error: Error) {
    const taken = error instanceof ApiProblem && error.errors.some(({ code }) => code === 'name-taken');
    if (taken) {
      form.setError('name', { type: 'name-taken' });
      setFormFaults([]);
    } else {
      setFormFaults(placeFaults({ error, fields: apiClientFields, setError: form.setError }));
    }
    noteFailure();
  }
  const wrongFields = listed.filter((field) => errors[field] !== undefined);
  return { form, formFaults, wrongFields, attempt, noteFailure, refuse };
}
