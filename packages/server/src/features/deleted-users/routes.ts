import * as contract from '@tillid/contract/deleted-users';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { eraseUser } from './erase-user.ts';
import { listDeletedUsers } from './list-deleted-users.ts';
import { readDeletedUser } from './read-deleted-user.ts';

/** Binds the endpoints of deleted users. */
export function deletedUserRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.listDeletedUsers, listDeletedUsers(platform));
  serve(http, contract.readDeletedUser, readDeletedUser(platform));
  serve(http, contract.eraseUser, eraseUser(platform));
}
