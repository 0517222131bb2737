import * as contract from '@tillid/contract/imports';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { applyImport } from './apply-import.ts';
import { cancelImport } from './cancel-import.ts';
import { countImportedUsers } from './count-imported-users.ts';
import { deleteImportedUsers } from './delete-imported-users.ts';
import { listImportRows } from './list-import-rows.ts';
import { listImportedUsers } from './list-imported-users.ts';
import { listImports } from './list-imports.ts';
import { readImport } from './read-import.ts';
import { readTemplate } from './read-template.ts';
import { startImport } from './start-import.ts';

/** Serves the import of users from files and the list of imported users. */
export function importRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.readTemplate, readTemplate());
  serve(http, contract.startImport, startImport(platform));
  serve(http, contract.listImports, listImports(platform));
  serve(http, contract.readImport, readImport(platform));
  serve(http, contract.listImportRows, listImportRows(platform));
  serve(http, contract.applyImport, applyImport(platform));
  serve(http, contract.cancelImport, cancelImport(platform));
  serve(http, contract.listImportedUsers, listImportedUsers(platform));
  serve(http, contract.countImportedUsers, countImportedUsers(platform));
  serve(http, contract.deleteImportedUsers, deleteImportedUsers(platform));
}
