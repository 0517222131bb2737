import { useMemo } from 'react';
import { makeFormat, type Format } from './format.ts';
import { useTranslation } from './use-translation.ts';

/** Days, times and numbers in the language of the page. */
export function useFormat(): Format {
  const { language } = useTranslation();
  return useMemo(() => makeFormat(language), [language]);
}
