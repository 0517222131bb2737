import type { AnyRouter } from '@tanstack/react-router';

/** Id of the element that holds the page. */
export const mainId = 'main-content';

// While a page is on its way another heading stands in its place.
const ownHeading = 'h1:not([data-provisional])';
const listStatus = '[data-list-status]';
const chosenFilter = '.chosen-filter';

/**
 * After a visit to another page the focus goes to its heading, as it would had the browser loaded it. Whoever has done something
 * else while the page was on its way, such as opening a menu, stays there.
 */
export function movePageFocus(router: AnyRouter): void {
  const elsewhere = noticeGoingElsewhere();
  let stopPassing: (() => void) | undefined;
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
    elsewhere.begin();
    stopPassing?.();
    stopPassing = pathChanged ? undefined : passFocusFromGone();
  });
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

/**
 * A link that changes a part of its page may go with what it changes, such as a filter that is taken away. The focus that stood on it
 * goes on to the next filter, else to what the list says of itself.
 */
function passFocusFromGone(): (() => void) | undefined {
  const main = document.getElementById(mainId);
  const left = document.activeElement;
  if (!main || left === null || left === main || !main.contains(left)) {
    return undefined;
  }
  const filters = left.closest('ul');
  const place = [...(filters?.querySelectorAll(chosenFilter) ?? [])].indexOf(left);
  const observer = new MutationObserver(() => {
    if (left.isConnected) {
      return;
    }
    observer.disconnect();
    if (document.activeElement === document.body) {
      const others = place < 0 || !filters?.isConnected ? [] : [...filters.querySelectorAll<HTMLElement>(chosenFilter)];
      const next = others[Math.min(place, others.length - 1)] ?? main.querySelector<HTMLElement>(listStatus);
      (next ?? main.querySelector<HTMLElement>(ownHeading))?.focus({ preventScroll: true });
    }
  });
  observer.observe(main, { childList: true, subtree: true });
  return () => observer.disconnect();
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
