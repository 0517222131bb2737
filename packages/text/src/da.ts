import { activation } from './da/activation.ts';
import { apiClients } from './da/api-clients.ts';
import { apiDescription } from './da/api-description.ts';
import { frame } from './da/frame.ts';
import { history } from './da/history.ts';
import { importFaults } from './da/import-faults.ts';
import { importedUsers } from './da/imported-users.ts';
import { imports } from './da/imports.ts';
import { operators } from './da/operators.ts';
import { problems } from './da/problems.ts';
import { profile } from './da/profile.ts';
import { signIn } from './da/sign-in.ts';
import { ui } from './da/ui.ts';
import { userChanges } from './da/user-changes.ts';
import { users } from './da/users.ts';
import { words } from './da/words.ts';

/** Every Danish sentence of the web app; one key for each capability. Mails and the pages of other programs import their own file. */
export const da = {
  activation,
  apiClients,
  apiDescription,
  frame,
  history,
  importFaults,
  importedUsers,
  imports,
  operators,
  problems,
  profile,
  signIn,
  ui,
  userChanges,
  users,
  words,
};
