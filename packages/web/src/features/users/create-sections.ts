import type { ComponentType } from 'react';
import { UserInformationFields } from './user-information-fields.tsx';

type CreateSection = {
  readonly key: string;
  readonly title: 'users.create.information';
  readonly Fields: ComponentType;
};

/** The sections of the creation form in their order; each capability adds its own when it works (decision 50). */
export const createSections: readonly CreateSection[] = [
  { key: 'information', title: 'users.create.information', Fields: UserInformationFields },
];
