import { useSyncExternalStore } from 'react';
import { serverNow } from '../../api/server-clock.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

const secondMs = 1_000;

/** The time that is left until an instant by the server's clock, in words; undefined once it is over. */
export function useCountdown(until: string | null): string | undefined {
  const { language } = useTranslation();
  const now = useSyncExternalStore(until === null ? never : eachSecond, wholeSeconds);
  const seconds = until === null ? 0 : Math.ceil(Date.parse(until) / secondMs) - now;
  return seconds > 0 ? inWords(seconds, language) : undefined;
}

function wholeSeconds(): number {
  return Math.floor(serverNow() / secondMs);
}

function eachSecond(onTick: () => void): () => void {
  const timer = window.setInterval(onTick, secondMs);
  return () => window.clearInterval(timer);
}

function never(): () => void {
  return () => undefined;
}

function inWords(seconds: number, language: string): string {
  const write = (value: number, unit: 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const parts = [
    ...(seconds >= 60 ? [write(Math.floor(seconds / 60), 'minute')] : []),
    ...(seconds % 60 > 0 ? [write(seconds % 60, 'second')] : []),
  ];
  return new Intl.ListFormat(language).format(parts);
}
