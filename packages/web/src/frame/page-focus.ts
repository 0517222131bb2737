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

/** Moves the focus to the heading when a page turns into another without a visit, such as a form into its result. */
export function focusPageHeading(): void {
  window.scrollTo({ top: 0 });
  document.getElementById(mainId)?.querySelector('h1')?.focus({ preventScroll: true });
}
