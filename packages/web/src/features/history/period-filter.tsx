import { readModernDay } from '@tillid/domain/identifiers/calendar-day';
import { readDay } from '@tillid/domain/users/date-of-birth';
import { useState } from 'react';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useTypedDay } from '../../frame/use-typed-day.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { HistoryPlace } from './use-history-address.ts';

const fields = ['from', 'to'] as const;
type Field = (typeof fields)[number];

/** What is wrong with a field, and the text that it was wrong about. */
type Fault = { readonly code: string; readonly text: string };

/** From and to and including; what is typed counts when the field is left or Enter is pressed. */
export function PeriodFilter({ place }: { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const { from, to } = place.address;
  const typed = { from: useTypedDay(from), to: useTypedDay(to) };
  const [faults, setFaults] = useState<Partial<Record<Field, Fault>>>({});
  function settle() {
    const texts = { from: typed.from[0], to: typed.to[0] };
    const read = { from: dayOf(texts.from), to: dayOf(texts.to) };
    const found = faultsOf(read);
    setFaults(Object.fromEntries(found.map(({ field: name, code }) => [name, { code, text: texts[name] }])));
    if (found.length === 0 && (read.from !== from || read.to !== to)) {
      place.go(read);
    }
  }
  function field(name: Field) {
    const [text, setText] = typed[name];
    const fault = faults[name];
    return {
      label: t(`history.${name}`),
      value: text,
      width: 'short',
      autoComplete: 'off',
      error: fault?.text === text ? fieldSentence(fault, t) : undefined,
      onChange: (event: { target: { value: string } }) => setText(event.target.value),
      onBlur: settle,
    } as const;
  }
  return (
    <form
      className="history-period"
      aria-label={t('history.period')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        settle();
      }}
    >
      <TextField {...field('from')} />
      <TextField {...field('to')} />
      <button type="submit" className="sr-only" tabIndex={-1}>
        {t('history.showPeriod')}
      </button>
    </form>
  );
}

function faultsOf(read: Readonly<Record<Field, string | undefined>>): { field: Field; code: string }[] {
  const unreadable = fields.filter((field) => read[field] === 'unreadable');
  if (unreadable.length > 0) {
    return unreadable.map((field) => ({ field, code: 'date-format' }));
  }
  const isReversed = read.from !== undefined && read.to !== undefined && read.to < read.from;
  return isReversed ? [{ field: 'to', code: 'date-before-start' }] : [];
}

function dayOf(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : (readModernDay(readDay(trimmed) ?? '') ?? 'unreadable');
}
