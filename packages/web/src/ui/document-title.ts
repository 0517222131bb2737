import { useEffect } from 'react';

const parts = { prefix: '', page: '', site: 'Tillid' };

function write(): void {
  const { prefix, page, site } = parts;
  document.title = `${prefix ? `${prefix} ` : ''}${page ? `${page} – ` : ''}${site}`;
}

/** Puts the page's name first in the browser's title while the page is shown. */
export function useDocumentTitle(page: string): void {
  useEffect(() => {
    parts.page = page;
    write();
    return () => {
      parts.page = '';
    };
  }, [page]);
}

/** Puts words such as "Fejl:" before the title while something is wrong. */
export function useTitlePrefix(prefix: string | undefined): void {
  useEffect(() => {
    if (prefix === undefined) {
      return undefined;
    }
    parts.prefix = prefix;
    write();
    return () => {
      parts.prefix = '';
      write();
    };
  }, [prefix]);
}
