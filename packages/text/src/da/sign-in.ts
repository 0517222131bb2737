/** Log-in, choice of organisation and why a log-in was refused. */
export const signIn = {
  starting: 'Åbner MitID …',
  choose: {
    title: 'Vælg organisation',
    lead: 'Du er bruger flere steder. Hvilken organisation vil du logge ind for?',
    option: 'CVR-nummer {{cvr}}',
    user: 'Bruger oprettet {{day}}, brugernummer {{userId}}',
    ended: 'Valget er udløbet. Log ind igen for at vælge organisation.',
  },
  refused: {
    'no-user': {
      title: 'Vi fandt ingen bruger til dig',
      text: 'Dit MitID hører ikke til en aktiv bruger i nogen organisation her.',
      advice:
        'Har du fået en aktiveringsmail, så begynd med linket i den. Ellers skal en brugeradministrator i din organisation oprette dig.',
    },
    'level-too-low': {
      title: 'Dit log-in er ikke sikkert nok',
      text: 'Du loggede ind på et lavere sikringsniveau, end din organisation kræver.',
      advice: 'Log ind igen med MitID på mindst niveau Betydelig.',
    },
    cancelled: {
      title: 'Log-in blev afbrudt',
      text: 'Du er ikke logget ind.',
      advice: 'Prøv igen, når du er klar.',
    },
    expired: {
      title: 'Log-in tog for lang tid',
      text: 'Det forsøg, du begyndte, gælder ikke længere. Det kan også være, at du begyndte i en anden browser.',
      advice: 'Prøv igen fra denne browser.',
    },
    unavailable: {
      title: 'MitID svarer ikke lige nu',
      text: 'Det er ikke din fejl, og du er ikke logget ind.',
      advice: 'Prøv igen om lidt.',
    },
    failed: {
      title: 'Log-in lykkedes ikke',
      text: 'Vi kunne ikke gennemføre log-in med MitID.',
      advice: 'Prøv igen om lidt.',
    },
  },
};
