import * as contract from '@tillid/contract/api-description';
import { serveAnyone } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { readApiDescription } from './read-api-description.ts';

/** Binds the description of the API. */
export function apiDescriptionRoutes(platform: Platform): void {
  serveAnyone(platform.http, contract.readApiDescription, readApiDescription());
}
