import { useFormContext, type UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from '../../i18n/use-translation.ts';
import { fieldSentence } from '../../api/problem-texts.ts';
import type { OrganisationField, OrganisationForm } from './organisation-form.ts';

type FieldProps = UseFormRegisterReturn & {
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly autoComplete: 'off';
};

/** What a text field of the form is given: its place, label, help and fault. */
export function useField(): (name: OrganisationField) => FieldProps {
  const { t } = useTranslation();
  const { register, formState } = useFormContext<OrganisationForm>();
  return (name) => {
    const fault = formState.errors[name]?.type;
    return {
      ...register(name),
      id: `organisation-${name}`,
      label: t(`operators.form.${name}`),
      help: name === 'firstName' || name === 'lastName' ? undefined : t(`operators.form.${name}Help`),
      error: fault === undefined ? undefined : fieldSentence({ code: fault }, t),
      autoComplete: 'off',
    };
  };
}
