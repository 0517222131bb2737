import { readOwnProfile as readOwnProfileEndpoint } from '@tillid/contract/organisation';
import * as contract from '@tillid/contract/users';
import { serve, serveUser } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { editDraft } from './edit-draft.ts';
import { findPerson } from './find-person.ts';

import { readOwnProfile } from './read-own-profile.ts';
import { readUser } from './read-user.ts';
import { showCpr } from './show-cpr.ts';
import type { SendForActivation } from './send-for-activation.ts';

/** Binds the endpoints of users and of the own profile. */
export function userRoutes(platform: Platform, parts: { sendForActivation: SendForActivation }): void {
  const { http } = platform;

  serve(http, contract.createUser, createUser(platform, parts));
  serve(http, contract.findPerson, findPerson(platform));
  serve(http, contract.readUser, readUser(platform));
  serve(http, contract.showCpr, showCpr(platform));
  serve(http, contract.editDraft, editDraft(platform));
  serve(http, contract.deleteUser, deleteUser(platform));
  serveUser(http, readOwnProfileEndpoint, readOwnProfile(platform));
}
