const holders = new Set<object>();
let released = false;

/** Holds something unsaved until the given function is called. */
export function holdUnsaved(): () => void {
  const holder = {};
  holders.add(holder);
  return () => holders.delete(holder);
}

/** Whether a page of this window holds something that is not saved. */
export function hasUnsaved(): boolean {
  return holders.size > 0;
}

/** The person has agreed to lose it: the browser need not ask again. */
export function releaseUnsaved(): void {
  released = true;
}

/** Whether what is unsaved may go. */
export function isReleased(): boolean {
  return released;
}
