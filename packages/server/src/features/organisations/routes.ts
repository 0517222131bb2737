import * as contract from '@tillid/contract/organisation';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readOrganisation } from './read-organisation.ts';

/** Binds the endpoints of the organisation. */
export function organisationRoutes(platform: Platform): void {
  serve(platform.http, contract.readOrganisation, readOrganisation(platform));
}
