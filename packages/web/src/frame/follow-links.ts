import type { AnyRouter } from '@tanstack/react-router';

/**
 * Lets ordinary links be followed without loading the page anew. Done once for the document, so that the components of `ui`
 * render plain links and know no router.
 */
export function followLinks(router: AnyRouter): () => void {
  function onClick(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = event.defaultPrevented || !isPlainClick(event) ? undefined : internalHref(link);
    if (href !== undefined) {
      event.preventDefault();
      void router.navigate({ href, resetScroll: !isOfPart(link) });
    }
  }
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function internalHref(link: HTMLAnchorElement | null): string | undefined {
  if (!link || !link.href || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) {
    return undefined;
  }
  const sameDocument = link.hash !== '' && link.pathname === window.location.pathname;
  return sameDocument || link.pathname.startsWith('/api/') ? undefined : link.pathname + link.search + link.hash;
}

/** Whether a link changes a part of the page alone, marked `data-part`: the rest stays where it is scrolled to. */
function isOfPart(link: HTMLAnchorElement | null): boolean {
  return link !== null && link.pathname === window.location.pathname && link.closest('[data-part]') !== null;
}
