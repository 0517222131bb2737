import { chooseLanguage, type Language } from '@tillid/text/choose-language';
import { currentSpeech, speak } from './sentences.ts';
import { loadWantedTexts } from './texts.ts';

const storageKey = 'tillid-language';

/** Fetches the words of the person's language before anything is shown. */
export async function startLanguage(): Promise<void> {
  await show(chooseLanguage(localStorage.getItem(storageKey)));
}

/** Changes the words on the page and keeps the page: nothing is loaded anew, so what was typed stays. */
export async function changeLanguage(language: Language): Promise<void> {
  // Saved before the words are fetched: whoever leaves the page meanwhile has chosen all the same.
  localStorage.setItem(storageKey, language);
  await show(language);
}

/** The language that the page is in. */
export function currentLanguage(): Language {
  return currentSpeech().language;
}

async function show(language: Language): Promise<void> {
  await loadWantedTexts(language);
  document.documentElement.lang = language;
  speak(language);
}
