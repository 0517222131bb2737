import { useSyncExternalStore } from 'react';

const storageKey = 'tillid-shortcuts';
const listeners = new Set<() => void>();
let isShown = false;

/** Opens the window that tells which keys do what. */
export function showShortcuts(): void {
  setShown(true);
}

export function hideShortcuts(): void {
  setShown(false);
}

/** Whether that window is open. */
export function useShortcutsShown(): boolean {
  return useSyncExternalStore(subscribe, () => isShown);
}

/** Whether single keys do something; those who speak to their computer turn them off (WCAG 2.1.4). */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, areOn);
}

/** Turns single keys on or off; the browser remembers it. */
export function setShortcutsOn(on: boolean): void {
  if (on) {
    localStorage.removeItem(storageKey);
  } else {
    localStorage.setItem(storageKey, 'off');
  }
  tell();
}

/** Listens to `/` and `?`, once for the document. */
export function followShortcuts(): () => void {
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function onKey(event: KeyboardEvent): void {
  if (!areOn() || event.defaultPrevented || isPartOfSomethingElse(event)) {
    return;
  }
  if (event.key === '?') {
    event.preventDefault();
    showShortcuts();
  }
  const search = event.key === '/' ? findSearch() : undefined;
  if (search !== undefined) {
    event.preventDefault();
    search.focus();
    search.select();
  }
}

/** A key that is typed, that a menu looks for, or that is meant for the browser. Shift is not asked: Danish keyboards need it for both. */
function isPartOfSomethingElse({ target, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (
    isComposing ||
    ctrlKey ||
    metaKey ||
    altKey ||
    (target instanceof HTMLElement && (isTypedIn(target) || target.closest('[role=menu]') !== null)) ||
    document.querySelector('[role=dialog], [role=alertdialog]') !== null
  );
}

function isTypedIn(element: HTMLElement): boolean {
  return element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio])');
}

function findSearch(): HTMLInputElement | undefined {
  const fields = document.querySelectorAll<HTMLInputElement>('main input[type=search]');
  return [...fields].find((field) => field.checkVisibility());
}

function areOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

function setShown(shown: boolean): void {
  isShown = shown;
  tell();
}

function tell(): void {
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
