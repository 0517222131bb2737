/** The user's own side of the activation: from the link in the mail to the active user, and every way it can be refused. */
export const activation = {
  start: {
    title: 'Aktivér dig selv som bruger',
    lead: 'Du er ved at blive bruger hos {{organisation}}.',
    what: 'Sådan foregår det',
    steps: {
      logIn: 'Log ind én gang med dit eget private MitID. Så ved vi, at det er dig.',
      code: 'Har du fået en midlertidig kode af din administrator, skal du skrive den bagefter.',
      done: 'Så er du aktiv bruger og kan logge ind på vegne af organisationen.',
    },
    consentLabel: 'Jeg giver samtykke til at bruge mit private MitID til at logge ind på vegne af {{organisation}}',
    consentHelp:
      'Organisationen får ikke adgang til dit MitID. Uden samtykke viser du kun, hvem du er, og skal logge ind med noget andet bagefter. Du kan altid ombestemme dig under Min profil.',
    logIn: 'Log ind med MitID',
    starting: 'Åbner MitID …',
    notYou: 'Har du ikke ventet denne mail, så luk siden. Der sker ikke noget, før du logger ind.',
  },
  link: {
    expired: {
      title: 'Linket er udløbet',
      text: 'Et aktiveringslink gælder kun i en tid, og den er gået.',
      advice:
        'Bed din brugeradministrator hos {{organisation}} om at sende aktiveringsmailen igen. Er du organisationens første administrator, så bed dem, der driver siden.',
    },
    used: {
      title: 'Linket er allerede brugt',
      text: 'Aktiveringen med dette link er gennemført.',
      advice:
        'Log ind på den sædvanlige måde. Var det ikke dig, der brugte linket, så sig det til din brugeradministrator hos {{organisation}}.',
    },
    replaced: {
      title: 'Der er sendt en nyere mail',
      text: 'Dette link gælder ikke mere, fordi en nyere aktiveringsmail er sendt til dig.',
      advice:
        'Find den nyeste mail fra {{organisation}}, og brug linket i den. Se også efter i mappen med uønsket post.',
    },
    unknown: {
      title: 'Vi kender ikke linket',
      text: 'Linket kan være skåret over i mailen, eller aktiveringen kan være slettet.',
      advice:
        'Kopiér hele linket fra mailen til browserens adresselinje. Virker det stadig ikke, så bed din brugeradministrator om en ny aktiveringsmail.',
    },
  },
  code: {
    title: 'Skriv din midlertidige kode',
    lead: 'Hej {{firstName}}. Du er logget ind med MitID. Skriv nu den kode, som din administrator hos {{organisation}} har givet dig.',
    label: 'Midlertidig aktiveringskode',
    help: '14 tegn. Store og små bogstaver, mellemrum og bindestreger er lige meget.',
    submit: 'Aktivér mig',
    missing: 'Skriv koden.',
    format: 'En kode har 14 bogstaver og tal. Se efter, om der mangler et tegn.',
    wrong_one: 'Koden er forkert. Du har 1 forsøg tilbage.',
    wrong_other: 'Koden er forkert. Du har {{count}} forsøg tilbage.',
    wait: 'Du kan prøve igen om {{time}}.',
    waitOver: 'Du kan prøve igen nu.',
    where:
      'Har du ikke fået en kode? Bed din brugeradministrator hos {{organisation}} om den. Den står aldrig i mailen.',
    locked: {
      title: 'Koden er låst',
      text: 'Den er skrevet forkert for mange gange.',
      advice:
        'Bed din brugeradministrator hos {{organisation}} om en ny midlertidig kode. Brug derefter linket i din aktiveringsmail igen.',
    },
    expired: {
      title: 'Koden er udløbet',
      text: 'En midlertidig kode gælder i 30 dage.',
      advice:
        'Bed din brugeradministrator hos {{organisation}} om en ny midlertidig kode. Brug derefter linket i din aktiveringsmail igen.',
    },
    'no-code': {
      title: 'Der er ingen kode at skrive',
      text: 'Din administrator har ikke lavet en midlertidig kode, eller den er allerede brugt.',
      advice:
        'Bed din brugeradministrator hos {{organisation}} om en ny midlertidig kode. Brug derefter linket i din aktiveringsmail igen.',
    },
    over: {
      title: 'Begynd igen med linket i mailen',
      text: 'Der er gået for lang tid, siden du loggede ind med MitID, eller du er kommet hertil på en anden måde.',
      advice: 'Åbn linket i din aktiveringsmail, og log ind igen. Din kode gælder stadig.',
    },
  },
  done: {
    title: 'Velkommen, du er nu aktiv bruger',
    titleNamed: 'Velkommen {{firstName}}, du er nu aktiv bruger',
    lead: 'Du kan fra nu af logge ind med MitID på vegne af {{organisation}}.',
    leadUnnamed: 'Du kan fra nu af logge ind med MitID på vegne af din organisation.',
    authenticators: 'Det skal du logge ind med',
    authenticatorsText: 'Aktivér det med det samme, så kan du logge ind næste gang.',
    cannotLogIn:
      'Du har endnu intet at logge ind med næste gang. Aktivér noget nedenfor, eller spørg din brugeradministrator.',
    next: 'Hvad nu?',
    profile: 'Se efter på Min profil, om oplysningerne om dig er rigtige.',
    services: 'Næste gang logger du ind på den sædvanlige måde. Linket i mailen skal ikke bruges igen.',
    help: 'Er noget forkert, kan din brugeradministrator rette det.',
    toProfile: 'Gå til Min profil',
    logIn: 'Log ind',
  },
  refused: {
    'link-expired': {
      title: 'Linket er udløbet',
      text: 'Et aktiveringslink gælder kun i en tid, og den er gået for dit.',
      advice: 'Bed din brugeradministrator om at sende aktiveringsmailen igen.',
    },
    'link-used': {
      title: 'Linket er allerede brugt',
      text: 'Aktiveringen med dette link er gennemført.',
      advice: 'Log ind på den sædvanlige måde. Var det ikke dig, så sig det til din brugeradministrator.',
    },
    'link-replaced': {
      title: 'Der er sendt en nyere mail',
      text: 'Linket gælder ikke mere, fordi en nyere aktiveringsmail er sendt til dig.',
      advice: 'Find den nyeste aktiveringsmail, og brug linket i den.',
    },
    'user-deleted': {
      title: 'Brugeren er slettet',
      text: 'Den bruger, som du ville aktivere, findes ikke mere i organisationen.',
      advice: 'Spørg din brugeradministrator, om du skal oprettes igen.',
    },
    'user-recreated': {
      title: 'Du er oprettet på ny',
      text: 'Brugeren bag dette link er slettet, og der er oprettet en ny til dig.',
      advice: 'Find den nyeste aktiveringsmail, og brug linket i den.',
    },
    'organisation-blocked': {
      title: 'Organisationen er lukket',
      text: 'Ingen kan aktiveres eller logge ind for organisationen lige nu, fordi den er under opløsning eller ikke længere bruger Tillid.',
      advice: 'Spørg din organisation, hvad du skal gøre. Åbner den igen, gælder linket stadig, til det udløber.',
    },
    'user-deactivated': {
      title: 'Brugeren er deaktiveret',
      text: 'Din organisation har deaktiveret brugeren.',
      advice: 'Spørg din brugeradministrator, om brugeren skal være aktiv igen.',
    },
    'already-active': {
      title: 'Du er allerede aktiv bruger',
      text: 'Aktiveringen er gennemført før, så du skal ikke gøre mere her.',
      advice: 'Log ind på den sædvanlige måde.',
    },
    'private-eid-required': {
      title: 'Brug dit private MitID',
      text: 'Du loggede ind med et særskilt MitID. Her skal vi vide, hvem du er, og det kan kun dit eget private MitID vise.',
      advice: 'Åbn linket i mailen igen, og vælg dit private MitID. Bagefter kan du aktivere det særskilte.',
    },
    'level-too-low': {
      title: 'Dit MitID er ikke sikkert nok',
      text: 'Din organisation kræver et højere sikringsniveau, end du loggede ind med.',
      advice:
        'Log ind med MitID på et højere niveau, og åbn linket i mailen igen. Spørg din brugeradministrator, hvilket niveau der kræves.',
    },
    'wrong-person': {
      title: 'Det var ikke den rette person',
      text: 'Det MitID, du loggede ind med, passer ikke til den bruger, som mailen er sendt til. Din brugeradministrator har fået besked.',
      advice:
        'Er mailen til dig, så kontrollér, at du logger ind med dit eget MitID. Ellers bed din brugeradministrator om at rette oplysningerne om dig.',
    },
    'no-cpr-from-provider': {
      title: 'Vi fik ikke dit CPR-nummer fra MitID',
      text: 'Brugeren er oprettet med CPR-nummer, og vi skal kunne se, at det er dit.',
      advice:
        'Prøv igen med det MitID, der er knyttet til dit CPR-nummer. Har du ikke et, så bed din brugeradministrator om at oprette dig med fødselsdato.',
    },
    cancelled: {
      title: 'Du afbrød log-in',
      text: 'Du er ikke aktiveret endnu. Der er ikke sket noget.',
      advice: 'Åbn linket i mailen igen, når du er klar.',
    },
    'provider-unavailable': {
      title: 'MitID svarer ikke lige nu',
      text: 'Vi kunne ikke komme i forbindelse med MitID. Du er ikke aktiveret endnu.',
      advice: 'Vent lidt, og åbn linket i mailen igen. Det gælder stadig.',
    },
    'answer-refused': {
      title: 'Log-in lykkedes ikke',
      text: 'Svaret fra MitID kunne ikke bruges. Det kan skyldes, at siden blev åbnet to gange, eller at du begyndte i en anden browser.',
      advice: 'Luk de andre faner, og åbn linket i mailen igen.',
    },
    failed: {
      title: 'Aktiveringen lykkedes ikke',
      text: 'Vi kunne ikke gennemføre aktiveringen.',
      advice: 'Åbn linket i mailen igen. Bliver det ved, så spørg din brugeradministrator.',
    },
  },
  logIn: 'Log ind',
};
