import { chooseLanguage, languages, type Language } from '@tillid/text/choose-language';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadCoreTexts, loadWantedTexts } from './texts.ts';

const storageKey = 'tillid-language';

/** Fetches the words of the person's language before anything is shown. */
export async function startLanguage(): Promise<void> {
  const language = chooseLanguage(localStorage.getItem(storageKey));
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: { ...(await loadCoreTexts(language)) } } },
    interpolation: { escapeValue: false },
    // A page that does not name its texts in routes.tsx would show bare keys: make that an error that tests see.
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => reportError(new Error(`no text for ${key}`)),
  });
  document.documentElement.lang = language;
}

/** Changes the words on the page and keeps the page: nothing is loaded anew, so what was typed stays. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadWantedTexts(language);
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** The language that the page is in. */
export function currentLanguage(): Language {
  return languages.find((language) => language === i18next.language) ?? 'da';
}
