import { needTexts } from '../i18n/texts.ts';
import { lazily } from '../ui/lazily.tsx';
import { hideShortcuts, useShortcutsShown } from './shortcuts.ts';

const ShortcutsDialog = lazily(async () => {
  const [module] = await Promise.all([import('./shortcuts-dialog.tsx'), needTexts(['shortcuts'])]);
  return module.ShortcutsDialog;
}, hideShortcuts);

/** The window of the shortcuts, when it is asked for. */
export function ShortcutsWindow() {
  return useShortcutsShown() ? <ShortcutsDialog /> : null;
}
