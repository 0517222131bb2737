import type { Language } from './choose-language.ts';

type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** Dotted keys of a text object; `users_one` and `users_other` are the one key `users`. */
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

type TextParam = string | number | boolean | null;
export type TextParams = Readonly<Record<string, TextParam>> & { readonly count?: number };

/** The sentence of `key` with `{{name}}` filled in; `count` chooses between `_one` and `_other`. Nothing is escaped: HTML is the caller's. */
export function translate<T extends object>(texts: T, key: TextKey<T>, params: TextParams = {}): string {
  const sentence = findSentence(texts, key, params);
  if (sentence === undefined) {
    throw new Error(`No text has the key ${key}`);
  }
  return sentence;
}

/** As `translate`, for a key that may have no sentence, such as one made of a code that came from elsewhere. */
export function findSentence(texts: object, key: string, params: TextParams = {}): string | undefined {
  const path = key.split('.');
  const sentence = pluralForm(texts, path, params.count) ?? lookUp(texts, path);
  return sentence === undefined ? undefined : fill(sentence, params);
}

/** Whole numbers as people of the language write them: `100.000` in Danish, `100,000` in English. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'da-DK').format(value);
}

// Danish and English agree on whole numbers: one for 1, other for the rest.
function pluralForm(texts: object, path: readonly string[], count: number | undefined): string | undefined {
  const last = path.at(-1);
  if (count === undefined || last === undefined) {
    return undefined;
  }
  return lookUp(texts, [...path.slice(0, -1), `${last}_${count === 1 ? 'one' : 'other'}`]);
}

function lookUp(texts: object, path: readonly string[]): string | undefined {
  let found: unknown = texts;
  for (const part of path) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  }
  return typeof found === 'string' ? found : undefined;
}

function fill(sentence: string, params: TextParams): string {
  return sentence.replaceAll(/\{\{\s*([^}\s]+)\s*\}\}/g, (whole, name: string) => String(params[name] ?? whole));
}
