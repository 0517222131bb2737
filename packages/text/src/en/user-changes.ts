import type { userChanges as source } from '../da/user-changes.ts';
import type { Texts } from '../texts.ts';

export const userChanges: Texts<typeof source> = {
  edit: {
    title: 'Edit contact details',
    emailHelp: 'If the address is changed, both the old and the new address are told.',
    pendingHelp:
      'The user is not activated yet. Resend the activation email from the user’s profile when the address has been changed.',
    emailUsed: 'The address is also used by {{names}}. Two users may share an address.',
    emailUsedMore: 'The address is also used by {{names}} and others. Users may share an address.',
    submit: 'Update',
    saved: 'The contact details have been updated',
    notAllowed: 'The details cannot be edited now. {{reason}}',
    toProfile: 'Back to the profile',
  },
  conflict: {
    heading: 'Somebody else has changed the user meanwhile',
    text: 'Choose for each field what shall apply, then press “Update”.',
    yours: 'Yours: {{value}}',
    theirs: 'Theirs: {{value}}',
    blank: '(empty)',
  },
};
