import * as contract from '@tillid/contract/user-changes';
import { serve } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { assignUnits } from './assign-units.ts';
import { correctUser } from './correct-user.ts';
import { editContact } from './edit-contact.ts';
import { endDeactivation } from './end-deactivation.ts';
import { findEmailUses } from './find-email-uses.ts';
import { setDeactivation } from './set-deactivation.ts';

/** Binds the endpoints that change users who exist. */
export function userChangeRoutes(platform: Platform): void {
  const { http } = platform;
  serve(http, contract.editContact, editContact(platform));
  serve(http, contract.assignUnits, assignUnits(platform));
  serve(http, contract.findEmailUses, findEmailUses(platform));
  serve(http, contract.setDeactivation, setDeactivation(platform));
  serve(http, contract.endDeactivation, endDeactivation(platform));
  serve(http, contract.correctUser, correctUser(platform));
}
