/** Settings: what there is to set, section by section. */
export const settings = {
  title: 'Indstillinger',
  lead: 'Det, der gælder for hele {{organisation}}.',
  section: {
    organisationData: {
      title: 'Organisationsdata',
      text: 'P-numre, SE-numre og faktureringsmetoder, som brugere kan knyttes til.',
    },
    charges: {
      title: 'Forbrug',
      text: 'Hvad I har bestilt, og hvad det koster, pr. faktureringsmetode.',
    },
    apiClients: {
      title: 'API-klienter',
      text: 'Programmer, der kan læse og ændre jeres brugere gennem API’et.',
    },
  },
};
