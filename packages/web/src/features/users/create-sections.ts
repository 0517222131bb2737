import type { ComponentType } from 'react';
import { CreateAuthenticatorFields } from '../authenticators/create-fields.tsx';
import { CreateOrganisationFields } from '../organisation-data/create-organisation-fields.tsx';
import { UserInformationFields } from './user-information-fields.tsx';

type CreateSection = {
  readonly key: string;
  readonly title: 'users.create.information' | 'authenticators.title' | 'users.create.organisation';
  readonly Fields: ComponentType;
};

/** The sections of the creation form in their order; each capability adds its own when it works (decision 50). */
export const createSections: readonly CreateSection[] = [
  { key: 'information', title: 'users.create.information', Fields: UserInformationFields },
  { key: 'authenticators', title: 'authenticators.title', Fields: CreateAuthenticatorFields },
  { key: 'organisation', title: 'users.create.organisation', Fields: CreateOrganisationFields },
];
