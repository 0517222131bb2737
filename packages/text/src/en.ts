import type { da } from './da.ts';
import { activation } from './en/activation.ts';
import { apiClients } from './en/api-clients.ts';
import { apiDescription } from './en/api-description.ts';
import { bulkChanges } from './en/bulk-changes.ts';
import { charges } from './en/charges.ts';
import { deletedUsers } from './en/deleted-users.ts';
import { authenticators } from './en/authenticators.ts';
import { deliveries } from './en/deliveries.ts';
import { frame } from './en/frame.ts';
import { history } from './en/history.ts';
import { importFaults } from './en/import-faults.ts';
import { importedUsers } from './en/imported-users.ts';
import { imports } from './en/imports.ts';
import { operators } from './en/operators.ts';
import { organisationData } from './en/organisation-data.ts';
import { problems } from './en/problems.ts';
import { profile } from './en/profile.ts';
import { settings } from './en/settings.ts';
import { shortcuts } from './en/shortcuts.ts';
import { signIn } from './en/sign-in.ts';
import { ui } from './en/ui.ts';
import { userChanges } from './en/user-changes.ts';
import { userSelection } from './en/user-selection.ts';
import { userList } from './en/user-list.ts';
import { users } from './en/users.ts';
import { words } from './en/words.ts';
import type { Texts } from './texts.ts';

/** Every English sentence of the web app; a key that Danish has and English lacks does not compile. */
export const en: Texts<typeof da> = {
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
