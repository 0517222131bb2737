import { readEvents } from '@tillid/contract/session';
import { useEffect, useRef } from 'react';
import { believedOrganisation } from './believed-organisation.ts';

/** What happened, as the server names it, and its data. */
export type LiveEvent = { readonly kind: string; readonly data: unknown };
type Listener = (event: LiveEvent) => void;

const listeners = new Set<Listener>();
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
let source: EventSource | undefined;
let timer: number | undefined;
let pauseMs = firstPauseMs;

/**
 * Listens to the one event stream while the page is shown. The browser reconnects by itself when the line breaks, but gives up
 * when the server answers with an error, as it does while it starts; then we try again, ever more slowly. After each reconnection
 * the kind `reconnected` comes first, because events in between were lost.
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

function connect(): void {
  const organisation = believedOrganisation();
  if (source !== undefined || organisation === undefined) {
    return;
  }
  let opened = false;
  source = new EventSource(`${readEvents.path}?${new URLSearchParams({ organisation })}`);
  source.addEventListener('open', () => {
    pauseMs = firstPauseMs;
    if (opened) {
      tell({ kind: 'reconnected', data: undefined });
    }
    opened = true;
  });
  source.addEventListener('message', (message) => tell(readMessage(message.data)));
  source.addEventListener('error', () => {
    if (source?.readyState === EventSource.CLOSED) {
      connectLater();
    }
  });
}

function connectLater(): void {
  disconnect();
  timer = window.setTimeout(() => {
    connect();
    tell({ kind: 'reconnected', data: undefined });
  }, pauseMs);
  pauseMs = Math.min(pauseMs * 2, longestPauseMs);
}

function disconnect(): void {
  window.clearTimeout(timer);
  source?.close();
  source = undefined;
}

function readMessage(text: string): LiveEvent {
  const data = JSON.parse(text) as { kind?: unknown };
  return { kind: typeof data.kind === 'string' ? data.kind : 'message', data };
}

function tell(event: LiveEvent): void {
  for (const listener of listeners) {
    listener(event);
  }
}
