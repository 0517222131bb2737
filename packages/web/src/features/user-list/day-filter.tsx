import { readDay, writeDay } from '@tillid/domain/users/date-of-birth';
import { useState } from 'react';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { TextField } from '../../ui/text-field.tsx';

type DayFilterProps = {
  readonly label: string;
  readonly help?: string;
  /** ISO day. */
  readonly value: string | undefined;
  readonly onChoose: (day: string | undefined) => void;
};

/** A day that counts when the field is left or Enter is pressed. */
export function DayFilter(props: DayFilterProps) {
  // Another day from outside, as by Back, is another field.
  return <DayField key={props.value ?? ''} {...props} />;
}

function DayField({ label, help, value, onChoose }: DayFilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value === undefined ? '' : writeDay(value));
  const [faulty, setFaulty] = useState(false);
  function settle() {
    const text = typed.trim();
    const day = text === '' ? undefined : readDay(text);
    setFaulty(text !== '' && day === undefined);
    if ((text === '' || day !== undefined) && day !== value) {
      onChoose(day);
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        settle();
      }}
    >
      <TextField
        label={label}
        help={help}
        value={typed}
        width="short"
        autoComplete="off"
        error={faulty ? fieldSentence({ code: 'date-format' }, t) : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
      />
    </form>
  );
}
