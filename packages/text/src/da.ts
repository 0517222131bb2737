import { activation } from './da/activation.ts';
import { apiClients } from './da/api-clients.ts';
import { apiDescription } from './da/api-description.ts';
import { bulkChanges } from './da/bulk-changes.ts';
import { charges } from './da/charges.ts';
import { deletedUsers } from './da/deleted-users.ts';
import { authenticators } from './da/authenticators.ts';
import { deliveries } from './da/deliveries.ts';
import { frame } from './da/frame.ts';
import { history } from './da/history.ts';
import { importFaults } from './da/import-faults.ts';
import { importedUsers } from './da/imported-users.ts';
import { imports } from './da/imports.ts';
import { operators } from './da/operators.ts';
import { organisationData } from './da/organisation-data.ts';
import { problems } from './da/problems.ts';
import { profile } from './da/profile.ts';
import { settings } from './da/settings.ts';
import { shortcuts } from './da/shortcuts.ts';
import { signIn } from './da/sign-in.ts';
import { ui } from './da/ui.ts';
import { userChanges } from './da/user-changes.ts';
import { userSelection } from './da/user-selection.ts';
import { userList } from './da/user-list.ts';
import { users } from './da/users.ts';
import { words } from './da/words.ts';

/** Every Danish sentence of the web app; one key for each capability. Mails and the pages of other programs import their own file. */
export const da = {
  activation,
  apiClients,
  apiDescription,
  bulkChanges,
  charges,
  deletedUsers,
  authenticators,
  deliveries,
  frame,
  history,
  importFaults,
  importedUsers,
  imports,
  operators,
  organisationData,
  problems,
  profile,
  settings,
  shortcuts,
  signIn,
  ui,
  userChanges,
  userSelection,
  userList,
  users,
  words,
};
