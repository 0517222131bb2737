import type { mailsDa } from '../da/mails.ts';
import type { Texts } from '../texts.ts';

/** English sentences of the mails. */
export const mailsEn: Texts<typeof mailsDa> = {
  activation: {
    subject: 'Activate yourself as a user of {{organisation}}',
    greeting: 'Hello {{firstName}}',
    lead: '{{organisation}} has created you as a user. You have to activate yourself before you can log in for the organisation.',
    button: 'Activate yourself as a user',
    addressLead: 'If the button does not work, copy this address into your browser:',
    expires: 'The link is valid until {{expires}} (Danish time). After that, ask for a new e-mail.',
    stepsTitle: 'What will happen',
    stepOpen: 'Open the link.',
    stepLogInWithCpr: 'Log in once with your private MitID. Then you are an active user.',
    stepLogInWithoutCpr: 'Log in once with your private MitID. Name and date of birth must match.',
    stepCode: 'Enter the temporary code. Then you are an active user.',
    codeTitle: 'The temporary code',
    code: '{{administrator}} gives you the code separately, for example by phone. We never send it by e-mail.',
    codeFromOrganisation:
      'Your organisation gives you the code separately, for example by phone. We never send it by e-mail.',
    sender: 'This e-mail was sent by {{administrator}}, user administrator at {{organisation}}.',
    senderOrganisation: 'This e-mail was sent for {{organisation}}.',
    unknown:
      'If you do not know the sender, do not use the link, and ask your organisation. You cannot reply to this e-mail.',
  },
  setUp: {
    subject: '{{organisation}} has been created: get started as administrator',
    greeting: 'Hello {{firstName}}',
    lead: '{{organisation}} (CVR {{cvr}}) has now been created in Tillid, and you are its first administrator. Here you administer the business identities that your people log in with.',
    button: 'Get started',
    addressLead: 'If the button does not work, copy this address into your browser:',
    expires: 'The link is valid until {{expires}} (Danish time). After that, ask for a new e-mail.',
    stepsTitle: 'What will happen',
    stepOpen: 'Open the link.',
    stepLogIn: 'Log in once with your private MitID, so that we know it is you.',
    stepDone: 'Then you are organisation administrator and user administrator. You can create users at once.',
    forwardTitle: 'If it should not be you',
    forward:
      'The link works for you alone. If somebody else is to be the first administrator, tell those who run Tillid for you.',
    sender: 'This e-mail was sent by those who run Tillid at {{host}}.',
    unknown: 'If you know nothing of this, do not use the link. You cannot reply to this e-mail.',
  },
  wrongPerson: {
    subject: 'The wrong person tried to activate one of your users',
    title: 'The wrong person used an activation link',
    what: 'Somebody used the activation link that you sent to {{user}} on {{sentAt}} and logged in with a MitID that belongs to another person. The user has not been activated.',
    checkTitle: 'What to look at',
    checkEmail: 'Is the e-mail address the right one: {{email}}?',
    checkIdentity: 'Are the name and the CPR number or date of birth right?',
    checkPerson: 'Ask the person. If all is well, the link can still be used.',
    button: 'Open the user',
    addressLead: 'If the button does not work, copy this address into your browser:',
    when: 'It happened {{at}} (Danish time) at {{organisation}}.',
  },
  emailChanged: {
    subject: 'Your e-mail address at {{organisation}} has been changed',
    title: 'Hello {{firstName}}',
    what: 'Your e-mail address as a user at {{organisation}} has been changed.',
    from: 'Before: {{from}}',
    to: 'Now: {{to}}',
    when: '{{administrator}} did it on {{at}} (Danish time).',
    whenByProgram: 'It happened on {{at}} (Danish time).',
    both: 'This e-mail was sent to both addresses.',
    unknown: 'If this is not right, tell a user administrator in your organisation. You cannot reply to this e-mail.',
  },
  apiClient: {
    subject: 'A program has been given access to your users',
    title: 'A program has been given access to your users',
    what: '{{administrator}} gave the program {{client}} access to {{organisation}} through the API {{at}} (Danish time).',
    whatAtCommandLine:
      'The program {{client}} was given access to {{organisation}} through the API {{at}} (Danish time). Those who run the system did it.',
    permissionsTitle: 'The program may now',
    permission: {
      'users:read': 'see the users',
      'users:create': 'create users and edit them before activation',
      'users:edit': 'change users’ details',
      'users:activate': 'send users for activation',
      'users:deactivate': 'deactivate and reactivate users',
      'users:delete': 'delete users who are not activated',
      'users:import': 'import users from files',
      'history:read': 'see the history',
    },
    unknown:
      'If you do not know of this, ask an organisation administrator. They can block the program under Settings.',
  },
};
