import { authenticatorsToOrder, type AuthenticatorChoice } from '@tillid/domain/authenticators/authenticator-kind';
import { useTranslation } from '../../i18n/use-translation.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { usePrice } from './use-price.ts';

type AuthenticatorFieldProps = {
  readonly legend: string;
  readonly choices: readonly AuthenticatorChoice[];
  readonly value: AuthenticatorChoice | undefined;
  readonly error?: string | undefined;
  readonly id: string;
  readonly onChange: (choice: AuthenticatorChoice) => void;
};

/** Which authenticator, each with its price. */
export function AuthenticatorField({ choices, value, onChange, ...texts }: AuthenticatorFieldProps) {
  const { t } = useTranslation();
  const priceOf = usePrice();
  return (
    <RadioGroup
      {...texts}
      name={texts.id}
      value={value ?? ''}
      options={choices.map((choice) => ({
        value: choice,
        label: t(`words.authenticator.${choice}`),
        help: priceOf(choice),
      }))}
      onChange={({ target }) => {
        const chosen = choices.find((choice) => choice === target.value);
        if (chosen !== undefined) {
          onChange(chosen);
        }
      }}
    />
  );
}

type LimitFieldProps = {
  readonly label: string;
  readonly help: string;
  readonly value: number;
  readonly onChange: (limit: number) => void;
};

/** How many may be ordered. */
export function LimitField({ label, help, value, onChange }: LimitFieldProps) {
  const { least, most } = authenticatorsToOrder;
  const numbers = Array.from({ length: most - least + 1 }, (_, index) => `${least + index}`);
  return (
    <Select
      label={label}
      help={help}
      value={`${value}`}
      options={numbers.map((number) => ({ value: number, label: number }))}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}
