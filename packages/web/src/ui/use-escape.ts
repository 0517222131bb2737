import { useEffect, useRef } from 'react';

/** Does something when Escape is pressed while a layer of the page is open; a layer above it that takes the key comes first. */
export function useEscape(open: boolean, onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    function listen(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        latest.current();
      }
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [open]);
}
