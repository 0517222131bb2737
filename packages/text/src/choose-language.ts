/** The languages in which everything is said. */
export const languages = ['da', 'en'] as const;

/** One of the languages in which everything is said. */
export type Language = (typeof languages)[number];

/**
 * The first language that any wish names and that is spoken here, else Danish. A wish is an `Accept-Language` header,
 * an OpenID `ui_locales` list or a plain tag; wishes are asked in the order given, each by its own order of preference.
 */
export function chooseLanguage(...wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const spoken = preferences(wish ?? '').find(isSpoken);
    if (spoken !== undefined) return spoken;
  }
  return 'da';
}

function isSpoken(tag: string): tag is Language {
  return languages.some((language) => language === tag);
}

// An `Accept-Language` entry is `tag;q=weight` between commas; `ui_locales` is tags between blanks (all of weight 1).
function preferences(wish: string): string[] {
  return wish
    .slice(0, 1_000)
    .replace(/\s*;\s*/g, ';')
    .split(/[\s,]+/)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.toLowerCase().split(';');
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
