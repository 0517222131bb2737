import { readDay, writeDay } from '@tillid/domain/users/date-of-birth';
import { useState } from 'react';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { HistoryPlace } from './use-history-address.ts';

type Field = 'from' | 'to';

/** From and to and including; what is typed counts when the field is left or Enter is pressed. */
export function PeriodFilter({ place }: { readonly place: HistoryPlace }) {
  const { from = '', to = '' } = place.address;
  // Another period from outside, as by Back, is another form.
  return <PeriodFields key={`${from}/${to}`} place={place} />;
}

function PeriodFields({ place }: { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const { from, to } = place.address;
  const [typed, setTyped] = useState({ from: written(from), to: written(to) });
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({});
  function settle() {
    const read = { from: dayOf(typed.from), to: dayOf(typed.to) };
    const found: Partial<Record<Field, string>> = {
      ...(read.from === 'unreadable' ? { from: 'date-format' } : {}),
      ...(read.to === 'unreadable' ? { to: 'date-format' } : {}),
    };
    const isReversed = read.from !== undefined && read.to !== undefined && read.to < read.from;
    setFaults(Object.keys(found).length === 0 && isReversed ? { to: 'date-before-start' } : found);
    if (Object.keys(found).length === 0 && !isReversed && (read.from !== from || read.to !== to)) {
      place.go(read);
    }
  }
  function field(name: Field) {
    const code = faults[name];
    return {
      label: t(`history.${name}`),
      value: typed[name],
      width: 'short',
      autoComplete: 'off',
      error: code === undefined ? undefined : fieldSentence({ code }, t),
      onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
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

function written(day: string | undefined): string {
  return day === undefined ? '' : writeDay(day);
}

function dayOf(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : (readDay(trimmed) ?? 'unreadable');
}
