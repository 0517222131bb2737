let isPressed = false;

if (typeof window !== 'undefined') {
  const capture = { capture: true };
  window.addEventListener('pointerdown', () => (isPressed = true), capture);
  window.addEventListener('pointerup', () => (isPressed = false), capture);
  window.addEventListener('pointercancel', () => (isPressed = false), capture);
}

/**
 * Does something at once, or, while a button of the mouse is held down, when it is let go and its click is done. A field that is
 * left by pressing a button shows its fault below the pointer; the button would move away from under it, and the click be lost.
 */
export function afterPress(action: () => void): void {
  if (!isPressed) {
    action();
    return;
  }
  const later = () => {
    window.removeEventListener('pointerup', later);
    window.removeEventListener('pointercancel', later);
    // The click follows in the same task as the release.
    window.setTimeout(action);
  };
  window.addEventListener('pointerup', later);
  window.addEventListener('pointercancel', later);
}
