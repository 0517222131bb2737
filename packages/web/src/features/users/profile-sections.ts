import type { ComponentType } from 'react';
import { ActivationSection } from './activation-section.tsx';
import { HistorySection } from './history-section.tsx';
import { InformationSection } from './information-section.tsx';
import type { UserProfile } from './user-profile.ts';

type ProfileSection = {
  readonly key: string;
  readonly title: 'users.profile.information' | 'users.profile.activation' | 'users.profile.history';
  readonly Content: ComponentType<{ readonly user: UserProfile }>;
  readonly startsOpen: boolean;
};

/** The "menus" of a profile in their order: user information first and open, history last; others slot in between (decision 50). */
export const profileSections: readonly ProfileSection[] = [
  { key: 'information', title: 'users.profile.information', Content: InformationSection, startsOpen: true },
  { key: 'activation', title: 'users.profile.activation', Content: ActivationSection, startsOpen: false },
  { key: 'history', title: 'users.profile.history', Content: HistorySection, startsOpen: false },
];
