import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { hideShortcuts, setShortcutsOn, useShortcutsOn } from './shortcuts.ts';

/** Which keys do what, and the switch for those that somebody may hit by accident (UX-55). */
export function ShortcutsDialog() {
  const { t } = useTranslation();
  const on = useShortcutsOn();
  // They keep their rows when they are off: the switch below must not move from under the pointer.
  const note = on ? '' : ` ${t('shortcuts.off')}`;
  const single = [
    { keys: '/', does: t('shortcuts.does.search') + note },
    { keys: '?', does: t('shortcuts.does.help') + note },
  ];
  const always = (['escape', 'tab', 'shiftTab', 'enter', 'space', 'arrows'] as const).map((key) => ({
    keys: t(`shortcuts.keys.${key}`),
    does: t(`shortcuts.does.${key}`),
  }));
  return (
    <Dialog
      title={t('shortcuts.title')}
      closeLabel={t('ui.close')}
      onClose={hideShortcuts}
      actions={<Button onClick={hideShortcuts}>{t('ui.close')}</Button>}
    >
      <div className="stack">
        <table className="shortcut-table">
          <caption className="sr-only">{t('shortcuts.caption')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('shortcuts.keysHeading')}</th>
              <th scope="col">{t('shortcuts.doesHeading')}</th>
            </tr>
          </thead>
          <tbody>
            {[...single, ...always].map(({ keys, does }) => (
              <tr key={keys}>
                <th scope="row">
                  <kbd>{keys}</kbd>
                </th>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Checkbox
          label={t('shortcuts.use')}
          help={t('shortcuts.useHelp')}
          checked={on}
          onChange={(event) => setShortcutsOn(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}
