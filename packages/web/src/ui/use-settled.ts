import { useEffect, useState } from 'react';

const pauseMs = 250;

/** A text once nobody has typed for a moment, so that not every key asks the server; an emptied field counts at once. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), text === '' ? 0 : pauseMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
