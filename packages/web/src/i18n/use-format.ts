import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { makeFormat, type Format } from './format.ts';
import { currentLanguage } from './language.ts';

/** Days, times and numbers in the language of the page. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => makeFormat(i18n.language === 'en' ? 'en' : currentLanguage()), [i18n.language]);
}
