import type * as z from 'zod/mini';
import type { organisationSummary } from '@tillid/contract/session';
import { offeredChoices } from '@tillid/domain/authenticators/authenticator-kind';
import type { OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import type { OrganisationRow } from './organisation-store.ts';

/** What the web app needs to know of the organisation to show the right fields. */
export type OrganisationSummary = z.output<typeof organisationSummary>;

/** The summary of an organisation and its settings. */
export function summaryOf(organisation: OrganisationRow, settings: OrganisationSettings): OrganisationSummary {
  return {
    organisationId: organisation.id,
    name: organisation.name,
    cvr: organisation.cvr,
    anonymityAllowed: settings.anonymityAllowed,
    referenceTextAllowed: settings.referenceTextAllowed,
    productionUnitsAllowed: settings.productionUnitsAllowed,
    seNumbersAllowed: settings.seNumbersAllowed,
    identityAssurance: settings.identityAssurance,
    authenticators: [...offeredChoices(settings)],
    sharedAuthenticatorAllowed: settings.sharedAuthenticatorAllowed,
  };
}
