import type { AnyRouter } from '@tanstack/react-router';

/** Id of the element that holds the page. */
export const mainId = 'main-content';

// While a page is on its way another heading stands in its place.
const ownHeading = 'h1:not([data-provisional])';

/**
 * After a visit to another page the focus goes to its heading, as it would had the browser loaded it. Whoever has done something
 * else while the page was on its way, such as opening a menu, stays there.
 */
export function movePageFocus(router: AnyRouter): void {
  const elsewhere = noticeGoingElsewhere();
  router.subscribe('onBeforeNavigate', () => elsewhere.begin());
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged && !elsewhere.isSo()) {
      const main = document.getElementById(mainId);
      const heading = main?.querySelector<HTMLElement>(ownHeading);
      (heading ?? main)?.focus({ preventScroll: true });
      if (main && !heading) {
        passFocusToLateHeading(main);
      }
    }
  });
}

/** A focus that moved by itself, such as back from a window that closes, is not somebody's doing: a key or a pointer came before. */
function noticeGoingElsewhere() {
  let left: Element | null = null;
  let hasActed = false;
  const act = () => {
    hasActed = true;
  };
  document.addEventListener('keydown', act, true);
  document.addEventListener('pointerdown', act, true);
  return {
    begin(): void {
      left = document.activeElement;
      hasActed = false;
    },
    isSo(): boolean {
      const focused = document.activeElement;
      return hasActed && focused !== left && focused !== document.body && focused?.id !== mainId;
    },
  };
}

/** After “Try again”, whose button goes: the focus waits on the page until there is a heading again. */
export function awaitPageHeading(): void {
  const main = document.getElementById(mainId);
  main?.focus({ preventScroll: true });
  if (main) {
    passFocusToLateHeading(main);
  }
}

/** A page whose heading tells what it first has to fetch gets it late; whoever has gone elsewhere by then stays there. */
function passFocusToLateHeading(main: HTMLElement): void {
  const observer = new MutationObserver(() => {
    const heading = main.querySelector<HTMLElement>(ownHeading);
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
  document.getElementById(mainId)?.querySelector<HTMLElement>(ownHeading)?.focus({ preventScroll: true });
}
