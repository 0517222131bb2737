/** What is wrong in a file of users, and what to do: a pair of sentences for each code, and what the single case adds. */
export const importFaults = {
  code: {
    'file-empty': { what: 'Filen er tom.', todo: 'Vælg den fil, du har udfyldt, eller hent skabelonen.' },
    'file-too-large': {
      what: 'Filen er større end 64 MB.',
      todo: 'Del brugerne på flere filer, og upload dem én ad gangen.',
    },
    spreadsheet: {
      what: 'Filen er et regneark, ikke en .csv-fil.',
      todo: 'Åbn den i Excel, vælg Gem som og filtypen "CSV (semikolonsepareret)", og upload den nye fil.',
    },
    'not-text': {
      what: 'Filen er ikke en tekstfil.',
      todo: 'Gem den fra dit regneark som "CSV (semikolonsepareret)", og upload den nye fil.',
    },
    'header-row-missing': {
      what: 'Den første række har ingen af skabelonens kolonnenavne.',
      todo: 'Hent skabelonen, og lad dens første række stå øverst i filen.',
    },
    'header-missing': {
      what: 'En kolonne mangler.',
      todo: 'Tilføj kolonnen, eller ret dens navn. Den må gerne være tom.',
    },
    'header-unknown': {
      what: 'En kolonne har et navn, vi ikke kender.',
      todo: 'Ret navnet, så det er som i skabelonen, eller slet kolonnen.',
    },
    'header-double': { what: 'En kolonne findes to gange.', todo: 'Slet den ene af de to kolonner.' },
    'header-blank': { what: 'En kolonne har intet navn.', todo: 'Giv kolonnen navn som i skabelonen, eller slet den.' },
    'no-rows': { what: 'Filen har ingen rækker under overskriften.', todo: 'Udfyld en række for hver bruger.' },
    'quote-unclosed': {
      what: 'Et anførselstegn (") åbner en celle og bliver aldrig lukket.',
      todo: 'Slet anførselstegnet i rækken, og gem filen igen.',
    },
    'too-many-rows': { what: 'Filen har for mange rækker.', todo: 'Del brugerne på flere filer.' },
    'too-many-columns': {
      what: 'Rækken har for mange kolonner.',
      todo: 'Brug skabelonen. Se efter, om der er for mange skilletegn i rækken.',
    },
    'cell-too-long': { what: 'En celle har for meget tekst.', todo: 'Forkort teksten i cellen.' },

    'action-missing': { what: 'Aktionen mangler.', todo: 'Skriv C for at oprette brugeren.' },
    'action-not-capital': {
      what: 'Aktionen er skrevet med lille bogstav.',
      todo: 'Skriv den med stort: C, U eller D.',
    },
    'action-unknown': { what: 'Aktionen findes ikke.', todo: 'Skriv C for at oprette brugeren.' },
    'action-not-available': {
      what: 'Brugere kan ikke opdateres eller slettes med en fil i denne version.',
      todo: 'Fjern rækken fra filen. En bruger, der ikke er sendt til aktivering, kan redigeres og slettes under Importerede brugere.',
    },
    'template-example-row': {
      what: 'Rækken er et af skabelonens eksempler.',
      todo: 'Slet rækken, eller skriv din egen bruger i den.',
    },
    'too-many-cells': {
      what: 'Rækken har tekst efter den sidste kolonne.',
      todo: 'Flyt teksten til den rigtige kolonne, eller slet den. Se efter et skilletegn for meget.',
    },
    'scientific-notation': {
      what: 'Excel har lavet nummeret om, så cifre er gået tabt (fx 2,57E+12).',
      todo: 'Gør kolonnen til Tekst i Excel, skriv nummeret igen, og gem filen.',
    },
    'uuid-on-create': {
      what: 'En ny bruger kan ikke have et brugernummer (UUID).',
      todo: 'Tøm cellen. Nummeret bliver lavet, når brugeren oprettes.',
    },
    'uuid-format': {
      what: 'Brugernummeret (UUID) er ikke skrevet rigtigt.',
      todo: 'Kopiér det fra brugerens profil: 32 tegn.',
    },
    'key-missing': {
      what: 'Hverken brugernummer (UUID) eller CPR-nummer er udfyldt.',
      todo: 'Udfyld et af dem, så vi ved, hvilken bruger det er.',
    },
    'name-missing': { what: 'Navnet mangler.', todo: 'Skriv navnet i cellen.' },
    'name-too-long': { what: 'Navnet er længere end 100 tegn.', todo: 'Forkort navnet.' },
    'name-characters': {
      what: 'Navnet har tegn, der ikke kan bruges.',
      todo: 'Brug kun bogstaver, mellemrum, bindestreg og apostrof.',
    },
    'cpr-or-date-missing': {
      what: 'Både CPR-nummer og fødselsdato mangler.',
      todo: 'Udfyld CPR-nummeret, eller fødselsdatoen hvis personen ikke har et.',
    },
    'cpr-format': { what: 'CPR-nummeret har ikke ti cifre.', todo: 'Skriv de ti cifre, med eller uden bindestreg.' },
    'cpr-lost-zero': {
      what: 'CPR-nummeret har kun ni cifre. Excel har nok fjernet et 0 forrest.',
      todo: 'Gør kolonnen til Tekst i Excel, og skriv nummeret igen med 0 forrest.',
    },
    'cpr-scientific': {
      what: 'Excel har lavet CPR-nummeret om, så cifre er gået tabt (fx 2,57E+09).',
      todo: 'Gør kolonnen til Tekst i Excel, og skriv CPR-nummeret igen.',
    },
    'cpr-date': {
      what: 'De første seks cifre af CPR-nummeret er ikke en dato.',
      todo: 'Kontrollér nummeret, og skriv det igen.',
    },
    'cpr-century': {
      what: 'Århundredet passer ikke med CPR-nummerets syvende ciffer.',
      todo: 'Skriv CPR-nummeret med ti cifre.',
    },
    'cpr-test-number': {
      what: 'CPR-nummeret er et erstatnings- eller testnummer.',
      todo: 'Skriv personens rigtige CPR-nummer, eller brug fødselsdatoen.',
    },
    'date-format': { what: 'Fødselsdatoen er ikke skrevet rigtigt.', todo: 'Skriv den som DDMMÅÅÅÅ, fx 31121980.' },
    'date-lost-zero': {
      what: 'Fødselsdatoen har kun syv cifre. Excel har nok fjernet et 0 forrest.',
      todo: 'Gør kolonnen til Tekst i Excel, og skriv datoen igen med 0 forrest.',
    },
    'date-future': { what: 'Fødselsdatoen er ikke kommet endnu.', todo: 'Kontrollér årstallet.' },
    'date-too-old': { what: 'Fødselsdatoen ligger for langt tilbage.', todo: 'Kontrollér årstallet.' },
    'birth-dates-differ': {
      what: 'Fødselsdatoen passer ikke med CPR-nummeret.',
      todo: 'Ret den af dem, der er forkert, eller tøm cellen med fødselsdatoen.',
    },
    'email-missing': { what: 'E-mailadressen mangler.', todo: 'Skriv den. Aktiveringsmailen bliver sendt dertil.' },
    'email-format': { what: 'E-mailadressen er ikke skrevet rigtigt.', todo: 'Skriv den som navn@eksempel.dk.' },
    'email-too-long': {
      what: 'E-mailadressen er længere end 254 tegn.',
      todo: 'Kontrollér adressen, og skriv den igen.',
    },
    'phone-format': {
      what: 'Telefonnummeret er ikke skrevet rigtigt.',
      todo: 'Skriv 8 cifre. Begynd med + og landekode, hvis det er udenlandsk.',
    },
    'anonymous-unknown': { what: 'Anonym er hverken J eller N.', todo: 'Skriv J for ja eller N for nej.' },
    'anonymous-on-update': {
      what: 'En bruger kan ikke gøres anonym med en fil.',
      todo: 'Tøm cellen. Brugeren skal selv bede om at blive anonym.',
    },
    'anonymity-not-allowed': {
      what: 'Jeres organisation tillader ikke anonyme brugere.',
      todo: 'Skriv N, eller få en organisationsadministrator til at ændre indstillingen.',
    },
    'reference-not-allowed': { what: 'Jeres organisation bruger ikke referencetekst.', todo: 'Tøm cellen.' },
    'reference-too-long': { what: 'Referenceteksten er for lang.', todo: 'Forkort teksten.' },
    'reference-characters': { what: 'Referenceteksten har tegn, som ikke kan vises.', todo: 'Skriv teksten igen.' },
    'level-missing': {
      what: 'Sikringsniveauet mangler.',
      todo: 'Skriv 3 eller Høj for høj, 4 eller Betydelig for betydelig.',
    },
    'level-unknown': {
      what: 'Sikringsniveauet findes ikke.',
      todo: 'Skriv 3 eller Høj for høj, 4 eller Betydelig for betydelig.',
    },
    'level-above-organisation': {
      what: 'Sikringsniveauet er højere, end jeres organisation har.',
      todo: 'Vælg niveauet Betydelig.',
    },
    'ean-format': { what: 'EAN-nummeret har ikke 13 cifre.', todo: 'Skriv de 13 cifre, eller tøm cellen.' },
    'ean-check-digit': {
      what: 'EAN-nummeret er skrevet forkert; det sidste ciffer passer ikke.',
      todo: 'Kontrollér nummeret.',
    },
    'ean-not-registered': {
      what: 'EAN-nummeret er ikke en af jeres faktureringsmåder.',
      todo: 'Brug et EAN-nummer, som organisationen har registreret, eller tøm cellen.',
    },
    'production-unit-number-format': {
      what: 'P-nummeret har ikke 10 cifre.',
      todo: 'Skriv de 10 cifre, eller tøm cellen.',
    },
    'production-unit-not-allowed': {
      what: 'Jeres organisation knytter ikke brugere til P-numre.',
      todo: 'Tøm cellen.',
    },
    'production-unit-not-registered': {
      what: 'P-nummeret hører ikke til jeres organisation.',
      todo: 'Brug et af organisationens P-numre, eller tøm cellen.',
    },
    'se-number-format': { what: 'SE-nummeret har ikke 8 cifre.', todo: 'Skriv de 8 cifre, eller tøm cellen.' },
    'se-number-not-allowed': { what: 'Jeres organisation knytter ikke brugere til SE-numre.', todo: 'Tøm cellen.' },
    'se-number-not-registered': {
      what: 'SE-nummeret hører ikke til jeres organisation.',
      todo: 'Brug et af organisationens SE-numre, eller tøm cellen.',
    },
    'authenticator-unknown': { what: 'Loginmidlet findes ikke.', todo: 'Skriv PrivatID, eller tøm cellen.' },
    'private-authenticator-not-allowed': {
      what: 'Jeres organisation tillader ikke log-in med privat MitID.',
      todo: 'Tøm cellen. Identifikationsmidlet bliver valgt ved aktiveringen.',
    },
    'clear-on-create': { what: 'En bindestreg alene rydder en værdi, og en ny bruger har ingen.', todo: 'Tøm cellen.' },
    'clear-not-possible': {
      what: 'Værdien kan ikke ryddes; den skal være udfyldt.',
      todo: 'Tøm cellen for at lade værdien stå, eller skriv en ny.',
    },
    'duplicate-cpr': {
      what: 'Samme CPR-nummer står i flere rækker.',
      todo: 'Slet rækken, eller ret nummeret, så hver person kun står én gang.',
    },
    'duplicate-uuid': {
      what: 'Samme brugernummer (UUID) står i flere rækker.',
      todo: 'Slet rækken, så hver bruger kun står én gang.',
    },
    'already-exists': {
      what: 'Jeres organisation har allerede en bruger med dette CPR-nummer.',
      todo: 'Fjern rækken fra filen, og ret eller aktivér den bruger, der findes.',
    },

    'person-erased': {
      what: 'Rækken handlede om en person, som er slettet endegyldigt.',
      todo: 'Der er ikke noget at gøre. Oplysningerne findes ikke længere.',
    },
    'action-menu-mismatch': {
      what: 'Rækken gør noget andet end det menupunkt, du valgte.',
      todo: 'Bekræft nedenfor, at det er meningen, eller annuller og vælg det andet menupunkt.',
    },
    'non-breaking-blank': {
      what: 'Cellen havde usynlige tegn. De bliver fjernet.',
      todo: 'Du behøver ikke gøre noget.',
    },
    'email-danish-letters': {
      what: 'E-mailadressen har æ, ø eller å og kan ikke bruges til et certifikat.',
      todo: 'Brug en adresse uden, hvis brugeren skal have et certifikat.',
    },
    'email-shared': {
      what: 'Flere rækker har samme e-mailadresse.',
      todo: 'Kontrollér, at det er meningen, at de deler adressen.',
    },
    'cpr-no-control-digit': {
      what: 'CPR-nummeret har ikke kontrolciffer. Det kan godt være rigtigt.',
      todo: 'Se efter en ekstra gang, at nummeret er skrevet rigtigt.',
    },
    'se-number-no-control-digit': {
      what: 'SE-nummeret har ikke det kontrolciffer, det plejer at have.',
      todo: 'Se efter en ekstra gang, at nummeret er skrevet rigtigt.',
    },
    'same-name-and-birth-date': {
      what: 'To rækker har samme navn og fødselsdato.',
      todo: 'Kontrollér, at det ikke er samme person.',
    },
    'same-person-exists': {
      what: 'Jeres organisation har allerede en bruger med samme navn og fødselsdato.',
      todo: 'Kontrollér, at det ikke er samme person.',
    },
    'nothing-to-change': {
      what: 'Rækken ændrer ikke noget.',
      todo: 'Udfyld de celler, der skal ændres, eller slet rækken.',
    },
    'cells-ignored': { what: 'Nogle af rækkens celler bliver ikke brugt.', todo: 'Du behøver ikke gøre noget.' },
  },
  detail: {
    'header-missing': 'Kolonnen hedder "{{header}}".',
    'header-missing-similar': 'Kolonnen hedder "{{header}}". Er det den, filen kalder "{{similar}}"?',
    'header-unknown': 'Kolonne {{position}} hedder "{{header}}".',
    'header-unknown-suggestion': 'Kolonne {{position}} hedder "{{header}}". Menes "{{suggestion}}"?',
    'header-double': 'Kolonne {{firstPosition}} og {{position}} er den samme.',
    'header-blank': 'Det er kolonne {{position}}.',
    limitRows: 'Højst {{limit}} rækker kan være i en fil.',
    limitColumns: 'Højst {{limit}} kolonner kan være i en fil.',
    limitCharacters: 'Højst {{limit}} tegn er tilladt.',
    firstRow: 'Første gang i række {{firstRow}}.',
    'action-not-available-U': 'Rækken vil opdatere en bruger (U).',
    'action-not-available-D': 'Rækken vil slette en bruger (D).',
    'cells-ignored': 'Det er {{columns}}.',
    existingUser: 'Se brugeren',
  },
  unknown: { what: 'Noget i rækken kan ikke bruges.', todo: 'Sammenlign rækken med skabelonen.' },
  place: {
    row: 'Række {{row}}',
    cell: 'Række {{row}}, {{column}}',
  },
};
