import type { Language } from '@tillid/text/choose-language';
import { da } from '@tillid/text/da';
import { en } from '@tillid/text/en';
import { translate, type TextKey, type TextParams } from '@tillid/text/translate';

export type SentenceKey = TextKey<typeof da>;
export type { Language };

/** A sentence of the web app as the person reads it. */
export function say(language: Language, key: SentenceKey, params?: TextParams): string {
  return translate<typeof da>(language === 'da' ? da : en, key, params);
}
