import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

/** Gives React Aria the language that the page is in, not the browser's. */
export function AriaLocale({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale={document.documentElement.lang === 'en' ? 'en-GB' : 'da-DK'}>{children}</I18nProvider>;
}
