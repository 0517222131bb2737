import type { words as source } from '../da/words.ts';
import type { Texts } from '../texts.ts';

export const words: Texts<typeof source> = {
  status: {
    imported: 'Imported',
    'pending-activation': 'Pending activation',
    active: 'Active',
    deactivated: 'Deactivated',
  },
  role: {
    user: 'User',
    'organisation-administrator': 'Organisation administrator',
    'user-administrator': 'User administrator',
    'rights-administrator': 'Rights administrator',
    'trusted-employee': 'Trusted employee',
  },
  level: { low: 'Low', substantial: 'Substantial', high: 'High' },
  authenticator: {
    private: 'Private MitID',
    app: 'MitID app',
    'code-display': 'Code display',
    'audio-code-reader': 'Audio code reader',
    chip: 'Chip',
    shared: 'Shared MitID',
    local: 'Local authenticator',
  },
  bulkAction: {
    deactivate: 'Deactivation',
    reactivate: 'Activation of deactivated users',
    'cancel-deactivation': 'Cancellation of planned deactivations',
    'resend-activation-email': 'Activation email again',
    'assign-unit': 'Association in the organisation',
    'undo-deactivation': 'Undoing of a deactivation',
    'undo-assignment': 'Undoing of an association',
  },
  yes: 'Yes',
  no: 'No',
  cvr: 'CVR number',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Surname',
  cpr: 'CPR number',
  dateOfBirth: 'Date of birth',
  email: 'Email address',
  phone: 'Phone number',
  organisation: 'Organisation',
  roles: 'Roles',
};
