import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';
import { I18nProvider } from 'react-aria-components/I18nProvider';

/** Gives React Aria the language that the page is in, not the browser's, and lets its links be followed like any others. */
export function AriaSurroundings({ children }: { readonly children: ReactNode }) {
  return (
    <RouterProvider navigate={clickPlainLink}>
      <I18nProvider locale={document.documentElement.lang === 'en' ? 'en-GB' : 'da-DK'}>{children}</I18nProvider>
    </RouterProvider>
  );
}

// React Aria stops the clicks on its own links, so that nobody outside hears them.
function clickPlainLink(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  document.body.append(link);
  link.click();
  link.remove();
}
