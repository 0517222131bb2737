import type { ComponentType } from 'react';
import { AuthenticatorsSection } from '../authenticators/authenticators-section.tsx';
import { OrganisationSection } from '../organisation-data/organisation-section.tsx';
import { ActivationSection } from './activation-section.tsx';
import { InformationSection } from './information-section.tsx';
import { UserHistorySection } from './user-history-section.tsx';
import type { UserProfile } from './user-profile.ts';

type ProfileSection = {
  readonly key: string;
  readonly title:
    | 'authenticators.title'
    | 'users.profile.information'
    | 'users.profile.activation'
    | 'users.profile.organisation'
    | 'users.profile.history';
  readonly Content: ComponentType<{ readonly user: UserProfile }>;
  readonly startsOpen: boolean;
};

/** The "menus" of a profile in their order: user information first and open, history last; others slot in between (decision 50). */
export const profileSections: readonly ProfileSection[] = [
  { key: 'information', title: 'users.profile.information', Content: InformationSection, startsOpen: true },
  { key: 'authenticators', title: 'authenticators.title', Content: AuthenticatorsSection, startsOpen: false },
  { key: 'activation', title: 'users.profile.activation', Content: ActivationSection, startsOpen: false },
  { key: 'organisation', title: 'users.profile.organisation', Content: OrganisationSection, startsOpen: false },
  { key: 'history', title: 'users.profile.history', Content: UserHistorySection, startsOpen: false },
];
