/** My profile: what a user sees of the own user. */
export const profile = {
  title: 'Min profil',
  masterData: 'Stamdata',
  fromEid: 'Navn ifølge MitID',
  registeredLevel: 'Sikringsniveau',
  activatedAt: 'Aktiveret',
  anonymous: 'Anonym',
  anonymousYes: 'Ja, selvbetjeningsløsninger ser ikke dit navn',
  noPhone: 'Ikke oplyst',
  corrections: 'Er noget forkert? En brugeradministrator i din organisation kan rette det.',
};
