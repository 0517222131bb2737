const storageKey = 'tillid-session-changed';

/** Tells the other windows of this browser, which share its cookie, that its session is another one now. */
export function tellOtherWindows(): void {
  localStorage.setItem(storageKey, crypto.randomUUID());
}

/** Hears of a session that another window has changed, until the given function is called. */
export function hearOtherWindows(onChange: () => void): () => void {
  function hear(event: StorageEvent) {
    if (event.key === storageKey) {
      onChange();
    }
  }
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}
