import { readModernDay } from '@tillid/domain/identifiers/calendar-day';
import { readDay } from '@tillid/domain/users/date-of-birth';
import { useState } from 'react';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useTypedDay } from '../../frame/use-typed-day.ts';
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
export function DayFilter({ label, help, value, onChoose }: DayFilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useTypedDay(value);
  const [faulty, setFaulty] = useState<string>();
  function settle() {
    const text = typed.trim();
    const day = text === '' ? undefined : readModernDay(readDay(text) ?? '');
    setFaulty(text !== '' && day === undefined ? typed : undefined);
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
        error={faulty === typed ? fieldSentence({ code: 'date-format' }, t) : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
      />
    </form>
  );
}
