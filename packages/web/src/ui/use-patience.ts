import { useEffect, useState } from 'react';

/** Whether something has been on the page for so long; false again only when its component begins anew. */
export function usePatience(limitMs: number): boolean {
  const [over, setOver] = useState(limitMs === 0);
  useEffect(() => {
    if (limitMs === 0) {
      return undefined;
    }
    const timer = window.setTimeout(() => setOver(true), limitMs);
    return () => window.clearTimeout(timer);
  }, [limitMs]);
  return over;
}
