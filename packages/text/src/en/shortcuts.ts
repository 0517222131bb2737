import type { shortcuts as source } from '../da/shortcuts.ts';
import type { Texts } from '../texts.ts';

export const shortcuts: Texts<typeof source> = {
  title: 'Keyboard shortcuts',
  keysHeading: 'Key',
  doesHeading: 'What it does',
  caption: 'The keys and what they do',
  keys: {
    enter: 'Enter',
    escape: 'Esc',
    tab: 'Tab',
    shiftTab: 'Shift + Tab',
    space: 'Space bar',
    arrows: 'Arrow keys',
  },
  does: {
    search: 'Go to the search field, when the page has one',
    help: 'Show the keyboard shortcuts',
    escape: 'Close the top window, the open menu or the message you are in',
    tab: 'Go to the next link, button or field',
    shiftTab: 'Go back to the previous one',
    enter: 'Follow a link, press a button, or send a form',
    space: 'Press a button, or tick and untick a box',
    arrows: 'Go up and down in a menu, or choose between options',
  },
  off: '(turned off)',
  use: 'Use / and ? as keyboard shortcuts',
  useHelp:
    'Turn them off if you speak to the computer or hit them by accident. The choice is remembered in this browser.',
};
