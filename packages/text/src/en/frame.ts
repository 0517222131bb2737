import type { frame as source } from '../da/frame.ts';
import type { Texts } from '../texts.ts';

export const frame: Texts<typeof source> = {
  skipToContent: 'Skip to content',
  demoLabel: 'Demo',
  demo: 'Demo: people and organisations are invented. Do not use real information.',
  mainNavigation: 'Main menu',
  menu: 'Menu',
  navigation: {
    users: 'Users',
    importedUsers: 'Imported users',
  },
  nameMenu: '{{name}}, menu',
  myProfile: 'My profile',
  language: 'Language',
  switchLanguage: 'Dansk',
  logIn: 'Log in',
  logOut: 'Log out',
  footer: 'About this site',
  footerText: 'Tillid is open-source software for administering business identities.',
  apiDescription: 'API',
  home: 'Tillid, front page',
  toFrontPage: 'Go to the front page',
  front: {
    title: 'Administer your users',
    lead: 'With Tillid you create and maintain the employees who log in on behalf of your organisation.',
    points: {
      create: 'Create one user at a time, or many at once with a .csv file.',
      activate: 'Each user activates themselves with MitID. No passwords need to be sent around.',
      history: 'Every change is in the history: who, what and when.',
    },
    howToLogIn: 'Log in with your MitID',
    logInText:
      'You must have been created as a user in an organisation. If you have received an activation email, start with its link.',
  },
  signedOut: {
    title: 'You are logged out',
    text: 'Close the browser if you share the computer with others.',
    logInAgain: 'Log in again',
  },
  sessionEnded: {
    title: 'You have been logged out',
    text: 'It is too long since you last used Tillid, or your access has changed. Log in again to continue where you were.',
    logIn: 'Log in again',
  },
  signInFirst: {
    title: 'Log in to see the page',
    text: 'Once you have logged in, you come straight to the page you wanted.',
    logIn: 'Log in',
  },
  sessionEnding: {
    title: 'You will soon be logged out',
    text: 'You have not used Tillid for a while. You will be logged out in {{time}}, and anything you have not saved will be lost.',
    textFinal:
      'You have been logged in for a long time. For security you will be logged out in {{time}}. Save your work and log in again.',
    stay: 'Stay logged in',
    continue: 'Continue',
  },
  notFound: {
    title: 'The page does not exist',
    text: 'The address may be misspelt, or what you are looking for may have been deleted.',
  },
  notPermitted: {
    title: 'You do not have access to this page',
    text: 'The page needs a role that you do not have. Ask an organisation administrator in {{organisation}} if you need it.',
  },
  failure: {
    title: 'Something went wrong',
    text: 'It is our fault, not yours. Try again in a moment.',
    reference: 'If it keeps happening, give this number to those who run the site: {{reference}}',
  },
  offline: {
    title: 'No connection',
    text: 'We cannot reach the server. Check your internet connection and try again.',
    banner: 'There is no connection to the server. We keep trying.',
  },
  unsaved: {
    title: 'You have changes that are not saved',
    text: 'If you leave the page, what you have written will be lost.',
    leave: 'Leave the page',
    stay: 'Stay on the page',
  },
  otherOrganisation: {
    title: 'You have changed organisation in another window',
    text: 'This window showed another organisation than the one you are now logged in for. Reload the page to continue.',
    reload: 'Reload the page',
  },
};
