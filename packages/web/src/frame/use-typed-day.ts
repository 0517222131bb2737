import { writeDay } from '@tillid/domain/users/date-of-birth';
import { useState } from 'react';

/** What is typed for a day of the address. Another day from outside, as by Back, is written in its place, and the field stays. */
export function useTypedDay(day: string | undefined): readonly [string, (text: string) => void] {
  const written = day === undefined ? '' : writeDay(day);
  const [typed, setTyped] = useState(written);
  const [seen, setSeen] = useState(day);
  if (seen !== day) {
    setSeen(day);
    setTyped(written);
  }
  return [typed, setTyped];
}
