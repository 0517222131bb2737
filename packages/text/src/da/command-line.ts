/** What the `tillid` command tells people about their files. */
export const commandLine = {
  check: {
    facts: '{{file}}: {{encoding}}, {{delimiter}}',
    unread: '{{file}}',
    rows_one: '{{rows}} række: {{ok}} uden fejl, {{faulty}} med fejl, {{warned}} med advarsel',
    rows_other: '{{rows}} rækker: {{ok}} uden fejl, {{faulty}} med fejl, {{warned}} med advarsel',
    fault: 'FEJL: {{what}}',
    warning: 'ADVARSEL: {{what}}',
    more: '… og {{rest}} til. Alle står i svaret med --json.',
    fine: 'Filen har ingen fejl.',
    faulty: 'Ret fejlene, og kontrollér filen igen.',
    stopped: 'Hele filen skal rettes, før den kan bruges.',
  },
  import: {
    progress: {
      checking: 'Kontrollerer filen: {{done}} rækker',
      applying: 'Importerer: {{done}} af {{rows}} rækker',
      lost: 'Ingen forbindelse. Prøver igen om {{seconds}} s.',
      busy: 'Serveren har travlt. Prøver igen om {{seconds}} s.',
    },
    before: 'Filen er allerede importeret inden for det seneste døgn. Der er ikke importeret noget nu.',
    created_one: '{{number}} bruger er importeret.',
    created_other: '{{number}} brugere er importeret.',
    leftOut_one: '{{number}} række er ikke importeret.',
    leftOut_other: '{{number}} rækker er ikke importeret.',
    refusedRows:
      'Intet er importeret. Ret fejlene, eller importér rækkerne uden fejl ved at køre kommandoen igen med --good-rows-only.',
    noGoodRows: 'Intet er importeret, for ingen række er uden fejl. Ret fejlene, og kør kommandoen igen.',
    refusedFile: 'Intet er importeret. Hele filen skal rettes, før den kan bruges.',
    cancelled: 'Importen blev annulleret, mens den var i gang.',
    failed:
      'Importen gik i stå på serveren. Kør kommandoen igen; bliver det ved, så sig det til dem, der driver serveren.',
    fault: {
      unreachable: 'Der er ingen forbindelse til {{origin}} ({{reason}}). Kontrollér TILLID_URL.',
      notTillid: '{{origin}} svarer ikke som Tillid. Kontrollér TILLID_URL.',
      redirected: '{{origin}} viderestiller til en anden adresse. Brug Tillids egen adresse i TILLID_URL.',
      clientRefused:
        'API-klienten blev afvist: id eller hemmelighed er forkert eller udløbet, eller klienten er spærret. Kontrollér TILLID_CLIENT_ID og TILLID_CLIENT_SECRET.',
      notPermitted:
        'API-klienten mangler rettigheden {{permission}}. En organisationsadministrator kan give den i Tillid.',
      lost: 'Forbindelsen til serveren gik tabt og kom ikke igen i 10 minutter. Kør kommandoen igen: den samme fil importeres ikke to gange.',
      busy: 'Serveren havde for travlt i 10 minutter. Kør kommandoen igen senere: den samme fil importeres ikke to gange.',
      otherVersion:
        'Serveren svarer på en måde, som denne version af tillid ikke forstår. Brug samme version som serveren.',
      tooManyAttempts:
        'Filen er forsøgt importeret for mange gange i dag. Prøv igen i morgen, eller importér den i Tillid.',
      refused: 'Serveren afviste kaldet: {{code}} {{instance}}',
    },
  },
};
