import type { userSelection as source } from '../da/user-selection.ts';
import type { Texts } from '../texts.ts';

export const userSelection: Texts<typeof source> = {
  label: 'Selected users',
  column: 'Select',
  select: 'Select {{name}}',
  selectPage: 'Select all on the page',
  none: 'None selected',
  some_one: '1 selected',
  some_other: '{{shown}} selected',
  counting: 'All selected',
  tooMany: 'More than {{most}} selected. Narrow the list with a filter.',
  selectAll: 'Select all {{shown}}',
  selectAllUncounted: 'Select all users on all pages',
  selectAllFiltered: 'Select all that the filter finds',
  clear: 'Clear selection',
  mostNamed: 'You can select at most {{shown}} users one at a time. Use "Select all" instead.',
  mostExcept: 'You can take at most {{shown}} users out of a selection of all. Use a filter instead.',
  cleared_one: 'The selection of 1 user was cleared, because the list now shows other users.',
  cleared_other: 'The selection of {{shown}} users was cleared, because the list now shows other users.',
  clearedAll: 'The selection was cleared, because the list now shows other users.',
};
