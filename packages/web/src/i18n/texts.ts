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

/** Fetches the words of capabilities in the language of the page, for those who are about to show them. */
export async function needTexts(names: readonly TextName[]): Promise<void> {
  const missing = names.filter((name) => !wanted.has(name));
  for (const name of missing) {
    wanted.add(name);
  }
  await addTexts(currentSpeech().language, missing);
}

/** Fetches whatever has been needed so far, and what every page needs, in another language too. */
export async function loadWantedTexts(language: Language): Promise<void> {
  addSentences(language, await coreLoaders[language]());
  await addTexts(language, [...wanted]);
}

async function addTexts(language: Language, names: readonly TextName[]): Promise<void> {
  const modules = await Promise.all(names.map((name) => loaderOf(language, name)()));
  for (const module of modules) {
    addSentences(language, module);
  }
}

function loaderOf(language: Language, name: TextName): () => Promise<TextModule> {
  const file = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const loader = loaders[`../../../text/src/${language}/${file}.ts`];
  if (loader === undefined) {
    throw new Error(`There is no file of texts for ${name}`);
  }
  return loader;
}
