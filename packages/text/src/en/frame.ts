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
    history: 'History',
    settings: 'Settings',
  },
  nameMenu: '{{name}}, menu',
  myProfile: 'My profile',
  language: 'Language',
  switchLanguage: 'Dansk',
  logIn: 'Log in',
  logOut: 'Log out',
  switchOrganisation: 'Switch organisation',
  footer: 'About this site',
  footerText: 'Tillid is open-source software for administering business identities.',
  apiDescription: 'API',
  shortcuts: 'Keyboard shortcuts',
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
  conflict: {
    heading: 'Somebody else has changed the same meanwhile',
    text: 'Choose for each field what is to hold, and then press “{{save}}”.',
    yours: 'Yours: {{value}}',
    theirs: 'The other’s: {{value}}',
    blank: '(empty)',
  },
  otherOrganisation: {
    organisation: {
      title: 'You have switched to {{now}}',
      text: 'You switched organisation in another window, so the browser now acts for {{now}}. This window still shows {{before}}.',
      back: 'Switch back to {{before}}',
      goOn: 'Continue for {{now}}',
    },
    user: {
      title: 'You have switched to another user',
      text: 'Another window is logged in as another user of {{now}} ({{name}}). This window still shows the former user.',
      back: 'Switch back to the former user',
      goOn: 'Continue as the new user',
    },
    kept: 'If you typed something here that is not saved, it is still here when you switch back.',
    noWayBack: 'You cannot switch back from here. Log out and log in again to return to {{before}}.',
  },
};
