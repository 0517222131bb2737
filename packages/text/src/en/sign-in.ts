import type { signIn as source } from '../da/sign-in.ts';
import type { Texts } from '../texts.ts';

export const signIn: Texts<typeof source> = {
  starting: 'Opening MitID …',
  choose: {
    title: 'Choose organisation',
    lead: 'You are a user in several places. Which organisation do you want to log in for?',
    option: 'CVR number {{cvr}}',
    user: 'User created {{day}}, user number {{userId}}',
    ended: 'The choice has expired. Log in again to choose an organisation.',
  },
  refused: {
    'no-user': {
      title: 'We found no user for you',
      text: 'Your MitID does not belong to an active user of any organisation here.',
      advice:
        'If you have received an activation email, start with its link. Otherwise a user administrator in your organisation must create you.',
    },
    'level-too-low': {
      title: 'Your log-in is not secure enough',
      text: 'You logged in at a lower assurance level than your organisation requires.',
      advice: 'Log in again with MitID at level Substantial or higher.',
    },
    cancelled: {
      title: 'The log-in was cancelled',
      text: 'You are not logged in.',
      advice: 'Try again when you are ready.',
    },
    expired: {
      title: 'The log-in took too long',
      text: 'The attempt that you began is no longer valid. You may also have begun in another browser.',
      advice: 'Try again from this browser.',
    },
    unavailable: {
      title: 'MitID is not answering right now',
      text: 'It is not your fault, and you are not logged in.',
      advice: 'Try again in a moment.',
    },
    failed: {
      title: 'The log-in did not succeed',
      text: 'We could not complete the log-in with MitID.',
      advice: 'Try again in a moment.',
    },
  },
};
