import * as contract from '@tillid/contract/charges';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readCharges } from './read-charges.ts';
import { readChargesFile } from './read-charges-file.ts';

/** Binds the endpoints of what the organisation is charged. */
export function chargeRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.readCharges, readCharges(platform));
  serve(http, contract.readChargesFile, readChargesFile(platform));
}
