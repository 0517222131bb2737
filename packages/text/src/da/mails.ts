/** Sentences of the mails; the activation mail carries Danish and English, each in words of its own language. */
export const mailsDa = {
  activation: {
    subject: 'Aktivér dig som bruger hos {{organisation}}',
    greeting: 'Hej {{firstName}}',
    lead: '{{organisation}} har oprettet dig som bruger. Du skal aktivere dig selv, før du kan logge ind for organisationen.',
    button: 'Aktivér dig som bruger',
    addressLead: 'Virker knappen ikke, så kopiér denne adresse til din browser:',
    expires: 'Linket gælder til {{expires}} (dansk tid). Derefter skal du bede om en ny e-mail.',
    stepsTitle: 'Det sker der',
    stepOpen: 'Åbn linket.',
    stepLogInWithCpr: 'Log ind én gang med dit private MitID. Så er du aktiv som bruger.',
    stepLogInWithoutCpr: 'Log ind én gang med dit private MitID. Navn og fødselsdato skal passe.',
    stepCode: 'Skriv den midlertidige kode. Så er du aktiv som bruger.',
    codeTitle: 'Den midlertidige kode',
    code: 'Koden får du for sig selv af {{administrator}}, for eksempel i telefonen. Vi sender den aldrig med e-mail.',
    codeFromOrganisation:
      'Koden får du for sig selv af din organisation, for eksempel i telefonen. Vi sender den aldrig med e-mail.',
    sender: 'E-mailen er sendt af {{administrator}}, brugeradministrator hos {{organisation}}.',
    senderOrganisation: 'E-mailen er sendt for {{organisation}}.',
    unknown:
      'Kender du ikke afsenderen, så lad være med at bruge linket, og spørg din organisation. Du kan ikke svare på denne e-mail.',
  },
  wrongPerson: {
    subject: 'En forkert person ville aktivere en af jeres brugere',
    title: 'En forkert person brugte et aktiveringslink',
    what: 'Nogen brugte det aktiveringslink, du sendte til {{user}} den {{sentAt}}, og loggede ind med et MitID, der hører til en anden. Brugeren er ikke aktiveret.',
    checkTitle: 'Det skal du se efter',
    checkEmail: 'Er e-mailadressen den rigtige: {{email}}?',
    checkIdentity: 'Er navn og CPR-nummer eller fødselsdato rigtige?',
    checkPerson: 'Spørg personen. Er det rigtigt nok, kan linket stadig bruges.',
    button: 'Åbn brugeren',
    addressLead: 'Virker knappen ikke, så kopiér denne adresse til din browser:',
    when: 'Det skete {{at}} (dansk tid) hos {{organisation}}.',
  },
  apiClient: {
    subject: 'Et program har fået adgang til jeres brugere',
    title: 'Et program har fået adgang til jeres brugere',
    what: '{{administrator}} gav {{at}} (dansk tid) programmet {{client}} adgang til {{organisation}} gennem API’et.',
    whatAtCommandLine:
      'Programmet {{client}} fik {{at}} (dansk tid) adgang til {{organisation}} gennem API’et. Det blev gjort af dem, der driver systemet.',
    permissionsTitle: 'Programmet må nu',
    permission: {
      'users:read': 'se brugerne',
      'users:create': 'oprette brugere og rette dem før aktivering',
      'users:activate': 'sende brugere til aktivering',
      'users:delete': 'slette brugere, der ikke er aktiveret',
      'users:import': 'importere brugere fra filer',
      'history:read': 'se historikken',
    },
    unknown:
      'Kender du ikke til det, så spørg en organisationsadministrator. De kan spærre programmet under Indstillinger.',
  },
} as const;
