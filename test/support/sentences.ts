import type { Language } from '@tillid/text/choose-language';
import { da } from '@tillid/text/da';
import { en } from '@tillid/text/en';
import { translate, type TextKey, type TextParams } from '@tillid/text/translate';

export type SentenceKey = TextKey<typeof da>;
export type { Language };

// Shorter ones are words that both languages may have.
const shortestTold = 12;

/** A sentence of the web app as the person reads it. */
export function say(language: Language, key: SentenceKey, params?: TextParams): string {
  return translate<typeof da>(language === 'da' ? da : en, key, params);
}

/** What a page may not hold that is in the language: the other language's sentences, around what is filled in, which the language itself has nowhere. */
export function foreignTo(language: Language): readonly string[] {
  const own = sentencesOf(language === 'da' ? da : en)
    .join('\n')
    .toLowerCase();
  const parts = sentencesOf(language === 'da' ? en : da)
    .flatMap((sentence) => sentence.split(/\{\{[^}]*\}\}/))
    .map((part) => part.trim())
    .filter((part) => part.length > shortestTold && !own.includes(part.toLowerCase()));
  return [...new Set(parts)];
}

function sentencesOf(texts: object): string[] {
  return Object.values(texts).flatMap((each: unknown) =>
    typeof each === 'string' ? [each] : typeof each === 'object' && each !== null ? sentencesOf(each) : [],
  );
}
