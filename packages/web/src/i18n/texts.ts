import type { da } from '@tillid/text/da';
import type { Language } from '@tillid/text/choose-language';
import { addSentences, currentSpeech } from './sentences.ts';

/** Name of a capability's texts, the key under which they stand: `users` for `users.title`. */
export type TextName = keyof typeof da;

type TextModule = Readonly<Record<string, object>>;

const coreLoaders: Readonly<Record<Language, () => Promise<TextModule>>> = {
  da: () => import('./core-da.ts'),
  en: () => import('./core-en.ts'),
};

// Each capability's words are a file that comes with its pages, so that the first page does not carry them all.
const loaders = import.meta.glob<TextModule>([
  '../../../text/src/{da,en}/*.ts',
  '!../../../text/src/*/{frame,problems,sign-in,ui,words}.ts',
  '!../../../text/src/*/{simulator,mailbox,mails}.ts',
]);
const wanted = new Set<TextName>();
const coming = new Map<string, Promise<void>>();

/** Fetches the words of capabilities in the language of the page, for those who are about to show them. */
export async function needTexts(names: readonly TextName[]): Promise<void> {
  for (const name of names) {
    wanted.add(name);
  }
  await addTexts(currentSpeech().language, names);
}

/** Fetches whatever has been needed so far, and what every page needs, in another language too. */
export async function loadWantedTexts(language: Language): Promise<void> {
  addSentences(language, await coreLoaders[language]());
  await addTexts(language, [...wanted]);
}

async function addTexts(language: Language, names: readonly TextName[]): Promise<void> {
  await Promise.all(names.map((name) => addText(language, name)));
}

/** Two who need the same words wait for the same fetch; one that failed is tried again by the next who needs them. */
function addText(language: Language, name: TextName): Promise<void> {
  const key = `${language}/${name}`;
  const known = coming.get(key);
  if (known !== undefined) {
    return known;
  }
  const fetched = loaderOf(language, name)().then((module) => addSentences(language, module));
  coming.set(key, fetched);
  fetched.catch(() => coming.delete(key));
  return fetched;
}

function loaderOf(language: Language, name: TextName): () => Promise<TextModule> {
  const file = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const loader = loaders[`../../../text/src/${language}/${file}.ts`];
  if (loader === undefined) {
    throw new Error(`There is no file of texts for ${name}`);
  }
  return loader;
}
