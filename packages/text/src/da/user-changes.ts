/** Changes of users who exist: how they are reached, deactivation, correction. */
export const userChanges = {
  edit: {
    title: 'Redigér kontaktoplysninger',
    emailHelp: 'Ændres adressen, får både den gamle og den nye adresse besked.',
    pendingHelp:
      'Brugeren er ikke aktiveret endnu. Send aktiveringsmailen igen fra brugerens profil, når adressen er ændret.',
    emailUsed: 'Adressen bruges også af {{names}}. To brugere kan godt dele en adresse.',
    emailUsedMore: 'Adressen bruges også af {{names}} og flere. Brugere kan godt dele en adresse.',
    submit: 'Opdater',
    saved: 'Kontaktoplysningerne er opdateret',
    notAllowed: 'Oplysningerne kan ikke redigeres nu. {{reason}}',
    toProfile: 'Tilbage til profilen',
  },
  conflict: {
    heading: 'En anden har ændret brugeren imens',
    text: 'Vælg for hvert felt, hvad der skal gælde, og tryk derefter “Opdater”.',
    yours: 'Dit: {{value}}',
    theirs: 'Den andens: {{value}}',
    blank: '(tomt)',
  },
};
