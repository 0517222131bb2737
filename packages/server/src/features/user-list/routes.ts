import * as contract from '@tillid/contract/user-list';
import { listUsers as listUsersEndpoint } from '@tillid/contract/users';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { countUsers } from './count-users.ts';
import { exportUsers } from './export-users.ts';
import { findByNumber } from './find-by-number.ts';
import { listUsers } from './list-users.ts';

/** Binds the endpoints of the list of users. */
export function userListRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, listUsersEndpoint, listUsers(platform));
  serve(http, contract.countUsers, countUsers(platform));
  serve(http, contract.findByNumber, findByNumber(platform));
  serve(http, contract.exportUsers, exportUsers(platform));
}
