import type { Language } from '@tillid/text/choose-language';
import type { da } from '@tillid/text/da';
import { findSentence, type TextKey, type TextParams } from '@tillid/text/translate';

/** Key of a sentence, such as `users.title`. One that the Danish texts lack does not compile. */
export type SentenceKey = TextKey<typeof da>;

/** Gives the sentence of a key in the language of the page. */
export type Translate = (key: SentenceKey, params?: TextParams) => string;

/** The language of the page, and what speaks it: another one of both after a change of language. */
export type Speech = { readonly language: Language; readonly t: Translate };

const texts: Readonly<Record<Language, Record<string, object>>> = { da: {}, en: {} };
const listeners = new Set<() => void>();
let spoken = makeSpeech('da');

/** Adds words in a language; each text is the object of a capability, under its name. */
export function addSentences(language: Language, more: Readonly<Record<string, object>>): void {
  Object.assign(texts[language], more);
}

/** Puts the page in a language whose words have been added. */
export function speak(language: Language): void {
  spoken = makeSpeech(language);
  for (const listener of listeners) {
    listener();
  }
}

/** The language of the page and what speaks it. */
export function currentSpeech(): Speech {
  return spoken;
}

/** Tells of each change of language, until the given function is called. */
export function hearSpeech(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** The sentence of a key that cannot be typed, since a part of it comes from the server; undefined where no text has it. */
export function findSpoken(key: string, params?: TextParams): string | undefined {
  return findSentence(texts[spoken.language], key, params);
}

function makeSpeech(language: Language): Speech {
  return { language, t: (key, params) => findSentence(texts[language], key, params) ?? reportMissing(key) };
}

// A page that does not name its texts in routes.tsx would show bare keys: make that an error that tests see.
function reportMissing(key: string): string {
  reportError(new Error(`no text for ${key}`));
  return key;
}
