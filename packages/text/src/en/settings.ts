import type { settings as source } from '../da/settings.ts';
import type { Texts } from '../texts.ts';

export const settings: Texts<typeof source> = {
  title: 'Settings',
  lead: 'What holds for the whole of {{organisation}}.',
  section: {
    organisationData: {
      title: 'Organisation data',
      text: 'P numbers, SE numbers and invoicing methods that users can be associated with.',
    },
    charges: {
      title: 'Charges',
      text: 'What you have ordered and what it costs, by invoicing method.',
    },
    apiClients: {
      title: 'API clients',
      text: 'Programs that can read and change your users through the API.',
    },
  },
};
