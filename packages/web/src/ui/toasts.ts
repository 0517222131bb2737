import { useSyncExternalStore } from 'react';
import type { AlertKind } from './alert.tsx';

export type Toast = {
  readonly id: number;
  /** When it was said, in milliseconds since 1970. */
  readonly at: number;
  readonly kind: AlertKind;
  readonly text: string;
  /** More words below the text. */
  readonly detail?: string;
  /** Such as "Fortryd". */
  readonly action?: { readonly label: string; readonly run: () => void };
};

type State = { readonly shown: readonly Toast[]; readonly past: readonly Toast[] };

const keptPast = 20;
const listeners = new Set<() => void>();
let state: State = { shown: [], past: [] };
let lastId = 0;

/** Says that something was done; the words go to the list of past messages when they leave the screen. */
export function showToast(toast: Omit<Toast, 'id' | 'at'>): void {
  lastId += 1;
  set({ ...state, shown: [...state.shown, { ...toast, id: lastId, at: Date.now() }] });
}

export function dismissToast(id: number): void {
  const gone = state.shown.filter((toast) => toast.id === id);
  set({
    shown: state.shown.filter((toast) => toast.id !== id),
    past: [...gone, ...state.past].slice(0, keptPast),
  });
}

export function useToasts(): State {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: State): void {
  state = next;
  for (const listener of listeners) {
    listener();
  }
}
