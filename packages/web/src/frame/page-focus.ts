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
      if (main && !heading) {
        passFocusToLateHeading(main);
      }
    }
  });
}

/** A page whose heading tells what it first has to fetch gets it late; whoever has gone elsewhere by then stays there. */
function passFocusToLateHeading(main: HTMLElement): void {
  const observer = new MutationObserver(() => {
    const heading = main.querySelector('h1');
    const waits = document.activeElement === main;
    if (heading && waits) {
      heading.focus({ preventScroll: true });
    }
    if (heading || !waits) {
      observer.disconnect();
    }
  });
  observer.observe(main, { childList: true, subtree: true });
}

/** Moves the focus to the heading when a page turns into another without a visit, such as a form into its result. */
export function focusPageHeading(): void {
  window.scrollTo({ top: 0 });
  document.getElementById(mainId)?.querySelector('h1')?.focus({ preventScroll: true });
}
