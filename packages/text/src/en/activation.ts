import type { activation as source } from '../da/activation.ts';
import type { Texts } from '../texts.ts';

export const activation: Texts<typeof source> = {
  start: {
    title: 'Activate yourself as a user',
    lead: 'You are about to become a user of {{organisation}}.',
    what: 'What happens',
    steps: {
      logIn: 'Log in once with your own private MitID. Then we know that it is you.',
      code: 'If your administrator gave you a temporary code, you enter it afterwards.',
      done: 'Then you are an active user and can log in on behalf of the organisation.',
    },
    consentLabel: 'I consent to using my private MitID to log in on behalf of {{organisation}}',
    consentHelp:
      'The organisation gets no access to your MitID. Without consent you only show who you are, and have to log in with something else afterwards. You can always change your mind under My profile.',
    logIn: 'Log in with MitID',
    starting: 'Opening MitID …',
    notYou: 'If you did not expect this email, close the page. Nothing happens until you log in.',
  },
  link: {
    expired: {
      title: 'The link has expired',
      text: 'An activation link is valid for some time only, and that has passed.',
      advice:
        'Ask your user administrator at {{organisation}} to send the activation email again. If you are the first administrator of the organisation, ask those who run the site.',
    },
    used: {
      title: 'The link has already been used',
      text: 'The activation with this link has been completed.',
      advice:
        'Log in in the usual way. If it was not you who used the link, tell your user administrator at {{organisation}}.',
    },
    replaced: {
      title: 'A newer email has been sent',
      text: 'This link is no longer valid, because a newer activation email was sent to you.',
      advice: 'Find the newest email from {{organisation}} and use its link. Look in the folder for unwanted mail too.',
    },
    unknown: {
      title: 'We do not know the link',
      text: 'The link may have been cut in the email, or the activation may have been deleted.',
      advice:
        'Copy the whole link from the email to the address bar of the browser. If it still does not work, ask your user administrator for a new activation email.',
    },
  },
  code: {
    title: 'Enter your temporary code',
    lead: 'Hello {{firstName}}. You are logged in with MitID. Now enter the code that your administrator at {{organisation}} gave you.',
    label: 'Temporary activation code',
    help: '14 characters. Capitals, small letters, blanks and hyphens make no difference.',
    submit: 'Activate me',
    missing: 'Enter the code.',
    format: 'A code has 14 letters and digits. See whether a character is missing.',
    wrong_one: 'The code is wrong. You have 1 try left.',
    wrong_other: 'The code is wrong. You have {{count}} tries left.',
    wait: 'You can try again in {{time}}.',
    waitOver: 'You can try again now.',
    where:
      'Have you not been given a code? Ask your user administrator at {{organisation}} for it. It is never in the email.',
    locked: {
      title: 'The code is locked',
      text: 'It was entered wrongly too many times.',
      advice:
        'Ask your user administrator at {{organisation}} for a new temporary code. Then use the link in your activation email again.',
    },
    expired: {
      title: 'The code has expired',
      text: 'A temporary code is valid for 30 days.',
      advice:
        'Ask your user administrator at {{organisation}} for a new temporary code. Then use the link in your activation email again.',
    },
    'no-code': {
      title: 'There is no code to enter',
      text: 'Your administrator has made no temporary code, or it has been used already.',
      advice:
        'Ask your user administrator at {{organisation}} for a new temporary code. Then use the link in your activation email again.',
    },
    over: {
      title: 'Begin again with the link in the email',
      text: 'Too much time has passed since you logged in with MitID, or you came here in another way.',
      advice: 'Open the link in your activation email and log in again. Your code is still valid.',
    },
  },
  done: {
    title: 'Welcome, you are now an active user',
    titleNamed: 'Welcome {{firstName}}, you are now an active user',
    lead: 'From now on you can log in with MitID on behalf of {{organisation}}.',
    leadUnnamed: 'From now on you can log in with MitID on behalf of your organisation.',
    authenticators: 'What you are to log in with',
    authenticatorsText: 'Activate it right away, and you can log in next time.',
    cannotLogIn:
      'You have nothing to log in with next time yet. Activate something below, or ask your user administrator.',
    next: 'What now?',
    profile: 'See on My profile whether the information about you is right.',
    services: 'Next time you log in in the usual way. The link in the email is not to be used again.',
    help: 'If something is wrong, your user administrator can correct it.',
    toProfile: 'Go to My profile',
    logIn: 'Log in',
  },
  refused: {
    'link-expired': {
      title: 'The link has expired',
      text: 'An activation link is valid for some time only, and that has passed for yours.',
      advice: 'Ask your user administrator to send the activation email again.',
    },
    'link-used': {
      title: 'The link has already been used',
      text: 'The activation with this link has been completed.',
      advice: 'Log in in the usual way. If it was not you, tell your user administrator.',
    },
    'link-replaced': {
      title: 'A newer email has been sent',
      text: 'The link is no longer valid, because a newer activation email was sent to you.',
      advice: 'Find the newest activation email and use its link.',
    },
    'user-deleted': {
      title: 'The user has been deleted',
      text: 'The user that you wanted to activate is no longer in the organisation.',
      advice: 'Ask your user administrator whether you are to be created again.',
    },
    'user-recreated': {
      title: 'You have been created anew',
      text: 'The user behind this link has been deleted, and a new one has been created for you.',
      advice: 'Find the newest activation email and use its link.',
    },
    'organisation-blocked': {
      title: 'The organisation is closed',
      text: 'Nobody can be activated or log in for the organisation at the moment, because it is being dissolved or no longer uses Tillid.',
      advice: 'Ask your organisation what to do. If it opens again, the link is still valid until it expires.',
    },
    'user-deactivated': {
      title: 'The user is deactivated',
      text: 'Your organisation has deactivated the user.',
      advice: 'Ask your user administrator whether the user is to be active again.',
    },
    'already-active': {
      title: 'You are already an active user',
      text: 'The activation was completed before, so there is nothing more to do here.',
      advice: 'Log in in the usual way.',
    },
    'private-eid-required': {
      title: 'Use your private MitID',
      text: 'You logged in with a separate MitID. Here we have to know who you are, and only your own private MitID can show that.',
      advice:
        'Open the link in the email again and choose your private MitID. Afterwards you can activate the separate one.',
    },
    'level-too-low': {
      title: 'Your MitID is not secure enough',
      text: 'Your organisation requires a higher assurance level than you logged in with.',
      advice:
        'Log in with MitID at a higher level, and open the link in the email again. Ask your user administrator which level is required.',
    },
    'wrong-person': {
      title: 'That was not the right person',
      text: 'The MitID that you logged in with does not fit the user that the email was sent to. Your user administrator has been told.',
      advice:
        'If the email is for you, check that you log in with your own MitID. Otherwise ask your user administrator to correct the information about you.',
    },
    'no-cpr-from-provider': {
      title: 'We did not get your CPR number from MitID',
      text: 'The user was created with a CPR number, and we must be able to see that it is yours.',
      advice:
        'Try again with the MitID that is attached to your CPR number. If you have none, ask your user administrator to create you with your date of birth.',
    },
    cancelled: {
      title: 'You cancelled the login',
      text: 'You are not activated yet. Nothing has happened.',
      advice: 'Open the link in the email again when you are ready.',
    },
    'provider-unavailable': {
      title: 'MitID is not answering right now',
      text: 'We could not reach MitID. You are not activated yet.',
      advice: 'Wait a little, and open the link in the email again. It is still valid.',
    },
    'answer-refused': {
      title: 'The login did not succeed',
      text: 'The answer from MitID could not be used. Perhaps the page was opened twice, or you began in another browser.',
      advice: 'Close the other tabs, and open the link in the email again.',
    },
    failed: {
      title: 'The activation did not succeed',
      text: 'We could not complete the activation.',
      advice: 'Open the link in the email again. If it keeps happening, ask your user administrator.',
    },
  },
  logIn: 'Log in',
};
