/** The page frame and the pages that belong to no capability. */
export const frame = {
  skipToContent: 'Gå til indhold',
  demoLabel: 'Demo',
  demo: 'Demo: personer og organisationer er opdigtede. Brug ikke rigtige oplysninger.',
  mainNavigation: 'Hovedmenu',
  menu: 'Menu',
  navigation: {
    users: 'Brugere',
    importedUsers: 'Importerede brugere',
    history: 'Historik',
    settings: 'Indstillinger',
  },
  nameMenu: '{{name}}, menu',
  myProfile: 'Min profil',
  language: 'Sprog',
  switchLanguage: 'English',
  logIn: 'Log ind',
  logOut: 'Log af',
  switchOrganisation: 'Skift organisation',
  footer: 'Om siden',
  footerText: 'Tillid er åben kildekode til administration af erhvervsidentiteter.',
  apiDescription: 'API',
  shortcuts: 'Genvejstaster',
  home: 'Tillid, forside',
  toFrontPage: 'Gå til forsiden',
  front: {
    title: 'Administrér jeres brugere',
    lead: 'Med Tillid opretter og vedligeholder I de medarbejdere, der skal kunne logge ind på vegne af jeres organisation.',
    points: {
      create: 'Opret én bruger ad gangen, eller mange på én gang med en .csv-fil.',
      activate: 'Hver bruger aktiverer sig selv med MitID. Ingen adgangskoder skal sendes rundt.',
      history: 'Hver ændring står i historikken: hvem, hvad og hvornår.',
    },
    howToLogIn: 'Log ind med dit MitID',
    logInText:
      'Du skal være oprettet som bruger i en organisation. Har du fået en aktiveringsmail, så begynd med linket i den.',
  },
  signedOut: {
    title: 'Du er logget af',
    text: 'Luk browseren, hvis du deler computer med andre.',
    logInAgain: 'Log ind igen',
  },
  sessionEnded: {
    title: 'Du er blevet logget af',
    text: 'Der gik for lang tid, siden du sidst brugte Tillid, eller din adgang er ændret. Log ind igen for at fortsætte, hvor du slap.',
    logIn: 'Log ind igen',
  },
  signInFirst: {
    title: 'Log ind for at se siden',
    text: 'Når du er logget ind, kommer du direkte til den side, du ville se.',
    logIn: 'Log ind',
  },
  sessionEnding: {
    title: 'Du bliver snart logget af',
    text: 'Du har ikke brugt Tillid i et stykke tid. Du bliver logget af om {{time}}, og det, du ikke har gemt, går tabt.',
    textFinal:
      'Du har været logget ind længe. Af sikkerhedsgrunde bliver du logget af om {{time}}. Gem dit arbejde, og log ind igen.',
    stay: 'Bliv logget ind',
    continue: 'Fortsæt',
  },
  notFound: {
    title: 'Siden findes ikke',
    text: 'Adressen kan være skrevet forkert, eller det, du leder efter, kan være slettet.',
  },
  notPermitted: {
    title: 'Du har ikke adgang til siden',
    text: 'Siden kræver en rolle, som du ikke har. Spørg en organisationsadministrator i {{organisation}}, hvis du skal bruge den.',
  },
  failure: {
    title: 'Noget gik galt',
    text: 'Det er vores fejl, ikke din. Prøv igen om lidt.',
    reference: 'Bliver det ved, så oplys dette nummer til dem, der driver siden: {{reference}}',
  },
  offline: {
    title: 'Ingen forbindelse',
    text: 'Vi kan ikke få fat i serveren. Kontrollér din internetforbindelse, og prøv igen.',
    banner: 'Der er ingen forbindelse til serveren. Vi prøver automatisk igen.',
  },
  unsaved: {
    title: 'Du har ændringer, der ikke er gemt',
    text: 'Forlader du siden, går det, du har skrevet, tabt.',
    leave: 'Forlad siden',
    stay: 'Bliv på siden',
  },
  conflict: {
    heading: 'En anden har ændret det samme imens',
    text: 'Vælg for hvert felt, hvad der skal gælde, og tryk derefter “{{save}}”.',
    yours: 'Dit: {{value}}',
    theirs: 'Den andens: {{value}}',
    blank: '(tomt)',
  },
  otherOrganisation: {
    organisation: {
      title: 'Du er skiftet til {{now}}',
      text: 'Du har skiftet organisation i et andet vindue, så browseren handler nu for {{now}}. Dette vindue viser stadig {{before}}.',
      back: 'Skift tilbage til {{before}}',
      goOn: 'Fortsæt for {{now}}',
    },
    user: {
      title: 'Du er skiftet til en anden bruger',
      text: 'I et andet vindue er der logget ind som en anden bruger i {{now}} ({{name}}). Dette vindue viser stadig den forrige bruger.',
      back: 'Skift tilbage til den forrige bruger',
      goOn: 'Fortsæt som den nye bruger',
    },
    kept: 'Har du skrevet noget her, som ikke er gemt, er det her stadig, når du skifter tilbage.',
    noWayBack: 'Du kan ikke skifte tilbage herfra. Log af, og log ind igen, hvis du vil tilbage til {{before}}.',
  },
};
