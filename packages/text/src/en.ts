import type { da } from './da.ts';
import { activation } from './en/activation.ts';
import { apiClients } from './en/api-clients.ts';
import { apiDescription } from './en/api-description.ts';
import { frame } from './en/frame.ts';
import { history } from './en/history.ts';
import { importFaults } from './en/import-faults.ts';
import { importedUsers } from './en/imported-users.ts';
import { imports } from './en/imports.ts';
import { operators } from './en/operators.ts';
import { problems } from './en/problems.ts';
import { profile } from './en/profile.ts';
import { signIn } from './en/sign-in.ts';
import { ui } from './en/ui.ts';
import { userChanges } from './en/user-changes.ts';
import { users } from './en/users.ts';
import { words } from './en/words.ts';
import type { Texts } from './texts.ts';

/** Every English sentence of the web app; a key that Danish has and English lacks does not compile. */
export const en: Texts<typeof da> = {
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
