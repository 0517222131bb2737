import { createContext } from 'react';

/** Sentences that components say by themselves; the frame gives them in the language of the page. */
export type UiWordsOfPage = {
  /** Below a button whose work takes long. */
  readonly slowSaving: string;
  /** When the code of a window or a menu could not be fetched, and the button that loads the page anew. */
  readonly notFetched: string;
  readonly reload: string;
  /** Above the errors of a form, what kind of message they are, and what they put before the title of the page. */
  readonly errorSummary: (count: number) => string;
  readonly error: string;
  readonly titleErrorPrefix: string;
};

export const UiWords = createContext<UiWordsOfPage>({
  slowSaving: '',
  notFetched: '',
  reload: '',
  errorSummary: () => '',
  error: '',
  titleErrorPrefix: '',
});
