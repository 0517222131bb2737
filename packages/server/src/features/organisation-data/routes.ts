import * as contract from '@tillid/contract/organisation-data';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { addUnit } from './add-unit.ts';
import { findUnits } from './find-units.ts';
import { listUnits } from './list-units.ts';
import { makeDefaultInvoicingMethod } from './make-default-invoicing-method.ts';
import { readUnit } from './read-unit.ts';
import { removeUnit } from './remove-unit.ts';
import { renameUnit } from './rename-unit.ts';

/** Binds the endpoints of the organisation's units. */
export function organisationDataRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.listUnits, listUnits(platform));
  serve(http, contract.readUnit, readUnit(platform));
  serve(http, contract.findUnits, findUnits(platform));
  serve(http, contract.addUnit, addUnit(platform));
  serve(http, contract.renameUnit, renameUnit(platform));
  serve(http, contract.makeDefaultInvoicingMethod, makeDefaultInvoicingMethod(platform));
  serve(http, contract.removeUnit, removeUnit(platform));
}
