import type { AnyRouter } from '@tanstack/react-router';

/** Id of the element that holds the page. */
export const mainId = 'main-content';

/** After a visit to another page the focus goes to its heading, as it would had the browser loaded it. */
export function movePageFocus(router: AnyRouter): () => void {
  return router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) {
      const main = document.getElementById(mainId);
      const heading = main?.querySelector('h1');
      (heading ?? main)?.focus({ preventScroll: true });
    }
  });
}
