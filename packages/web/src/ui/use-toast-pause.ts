import { useEffect, useRef, useState, type FocusEvent } from 'react';
import { dismissToast } from './toasts.ts';

type ToastPause = {
  /** Whether the focus is in it. */
  readonly isIn: boolean;
  readonly watched: {
    readonly onMouseEnter: () => void;
    readonly onMouseLeave: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
  /** Called before the message goes: whoever is in it is led back to where they came from. */
  readonly giveFocusBack: (box: HTMLElement | null) => void;
};

/** Takes a message away in its time, but not while somebody points at it, is in it, or looks at another window (UX-49). */
export function useToastPause(id: number, shownMs: number): ToastPause {
  const [isPointedAt, setPointedAt] = useState(false);
  const [isIn, setIn] = useState(false);
  const [isAway, setAway] = useState(document.hidden);
  const cameFrom = useRef<Element | null>(null);
  const paused = isPointedAt || isIn || isAway;
  useEffect(() => {
    const look = () => setAway(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (paused) {
      return undefined;
    }
    const timer = window.setTimeout(() => dismissToast(id), shownMs);
    return () => window.clearTimeout(timer);
  }, [paused, id, shownMs]);
  return {
    isIn,
    watched: {
      onMouseEnter: () => setPointedAt(true),
      onMouseLeave: () => setPointedAt(false),
      onFocus: ({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) {
          cameFrom.current = relatedTarget;
        }
        setIn(true);
      },
      onBlur: ({ currentTarget, relatedTarget }) => setIn(currentTarget.contains(relatedTarget)),
    },
    giveFocusBack: (box) => {
      if (box?.contains(document.activeElement)) {
        const place = cameFrom.current?.isConnected ? cameFrom.current : document.querySelector('main');
        if (place instanceof HTMLElement) {
          place.focus({ preventScroll: true });
        }
      }
    },
  };
}
