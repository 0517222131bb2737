import { readEvents } from '@tillid/contract/session';
import { useEffect, useRef } from 'react';
import { believedSession } from './believed-session.ts';
import { queryClient, sessionQueryName } from './query-client.ts';

const kinds = ['import', 'activation-order', 'bulk-change', 'units', 'users'] as const;

/** Something changed and may be read again; what is new in it is never said here. */
export type LiveEvent =
  | { readonly kind: (typeof kinds)[number]; readonly id: string }
  /** The line was broken, so events may have been missed: read again whatever lives. */
  | { readonly kind: 'reconnected' };
type Listener = (event: LiveEvent) => void;

const listeners = new Set<Listener>();
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
let source: EventSource | undefined;
let timer: number | undefined;
let pauseMs = firstPauseMs;
let lost = false;
let held = false;

/**
 * Listens to the one event stream while the page is shown. The browser reconnects by itself when the line breaks, but gives up
 * when the server answers with an error, as it does while it starts; then we try again, ever more slowly.
 */
export function useLiveEvents(onEvent: Listener): void {
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    const listener: Listener = (event) => latest.current(event);
    listeners.add(listener);
    connect();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        disconnect();
      }
    };
  }, []);
}

/** Holds the stream while the window shows a user whom the browser no longer acts as; then connects again. */
export function holdEvents(): () => void {
  held = true;
  disconnect();
  return () => {
    held = false;
    lost = true;
    if (listeners.size > 0) {
      connect();
    }
  };
}

function connect(): void {
  const believed = believedSession();
  if (source !== undefined || believed === undefined || held) {
    return;
  }
  const query = new URLSearchParams({ organisation: believed.organisationId, user: believed.userId });
  source = new EventSource(`${readEvents.path}?${query}`);
  source.addEventListener('open', () => {
    pauseMs = firstPauseMs;
    if (lost) {
      lost = false;
      tell({ kind: 'reconnected' });
    }
  });
  for (const kind of kinds) {
    source.addEventListener(kind, (message: MessageEvent<string>) => {
      const { id } = JSON.parse(message.data) as { readonly id: string };
      tell({ kind, id });
    });
  }
  source.addEventListener('error', () => {
    lost = true;
    if (source?.readyState === EventSource.CLOSED) {
      connectLater();
      // The session may have ended or be another one; which page is to be shown then is decided by what the server says of it.
      void queryClient.invalidateQueries({ queryKey: [sessionQueryName] });
    }
  });
}

function connectLater(): void {
  disconnect();
  timer = window.setTimeout(connect, pauseMs);
  pauseMs = Math.min(pauseMs * 2, longestPauseMs);
}

function disconnect(): void {
  window.clearTimeout(timer);
  source?.close();
  source = undefined;
}

function tell(event: LiveEvent): void {
  for (const listener of listeners) {
    listener(event);
  }
}
