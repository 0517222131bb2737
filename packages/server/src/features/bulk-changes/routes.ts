import * as contract from '@tillid/contract/bulk-changes';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { cancelBulkChange } from './cancel-bulk-change.ts';
import { checkBulkAssignment, checkBulkResending, checkBulkStatusChange } from './check-bulk-change.ts';
import { countSelectedUsers } from './count-selected-users.ts';
import { listBulkChanges } from './list-bulk-changes.ts';
import { readBulkChange } from './read-bulk-change.ts';
import { startBulkAssignment, startBulkResending, startBulkStatusChange } from './start-bulk-change.ts';
import { undoBulkChange } from './undo-bulk-change.ts';

/** Binds the endpoints of bulk changes, and the one that counts a selection. */
export function bulkChangeRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.countSelectedUsers, countSelectedUsers(platform));
  serve(http, contract.checkBulkStatusChange, checkBulkStatusChange(platform));
  serve(http, contract.startBulkStatusChange, startBulkStatusChange(platform));
  serve(http, contract.checkBulkResending, checkBulkResending(platform));
  serve(http, contract.startBulkResending, startBulkResending(platform));
  serve(http, contract.checkBulkAssignment, checkBulkAssignment(platform));
  serve(http, contract.startBulkAssignment, startBulkAssignment(platform));
  serve(http, contract.listBulkChanges, listBulkChanges(platform));
  serve(http, contract.readBulkChange, readBulkChange(platform));
  serve(http, contract.cancelBulkChange, cancelBulkChange(platform));
  serve(http, contract.undoBulkChange, undoBulkChange(platform));
}
