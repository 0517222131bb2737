import type { profile as source } from '../da/profile.ts';
import type { Texts } from '../texts.ts';

export const profile: Texts<typeof source> = {
  title: 'My profile',
  masterData: 'Master data',
  fromEid: 'Name according to MitID',
  registeredLevel: 'Assurance level',
  activatedAt: 'Activated',
  anonymous: 'Anonymous',
  anonymousYes: 'Yes, self-services do not see your name',
  noPhone: 'Not given',
  corrections: 'Is something wrong? A user administrator in your organisation can correct it.',
};
