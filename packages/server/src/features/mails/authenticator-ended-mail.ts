import { mailsDa } from '@tillid/text/da/mails';
import { mailsEn } from '@tillid/text/en/mails';
import { translate, type TextKey } from '@tillid/text/translate';
import type { RenderedMail } from '../../platform/mail/send-email.ts';
import { danishTime } from './danish-time.ts';
import { layOutMail } from './mail-layout.ts';

/** What the mail to a user says whose authenticator opens the door no more. */
export type AuthenticatorEndedMailParams = {
  readonly authenticator: 'private' | 'app' | 'code-display' | 'audio-code-reader' | 'chip' | 'shared' | 'local';
  readonly reason: 'lost' | 'stolen' | 'removed';
  readonly firstName: string;
  readonly organisation: string;
  readonly by: 'user' | 'administrator';
  /** Name of the administrator; empty when it was the user or a program. */
  readonly administrator: string;
  readonly at: string;
  readonly canLogIn: 'yes' | 'no';
};

type Key = TextKey<(typeof mailsDa)['authenticatorEnded']>;

/** Tells a user that an authenticator was blocked or removed. */
export function authenticatorEndedMail(language: 'da' | 'en', params: AuthenticatorEndedMailParams): RenderedMail {
  const texts = language === 'en' ? mailsEn.authenticatorEnded : mailsDa.authenticatorEnded;
  const { firstName, organisation, administrator } = params;
  const values = { firstName, organisation, administrator, at: danishTime(params.at, language) };
  const authenticator = translate(texts, `authenticator.${params.authenticator}`, values);
  const say = (key: Key) => translate(texts, key, { ...values, authenticator });
  return layOutMail(say('subject'), [
    {
      language,
      title: say('title'),
      blocks: [
        { kind: 'paragraph', text: say('what') },
        { kind: 'paragraph', text: `${say(`reason.${params.reason}`)} ${say(actorOf(params))}` },
        { kind: 'paragraph', text: say(params.canLogIn === 'yes' ? 'stillCan' : 'cannot') },
        { kind: 'paragraph', text: say('unknown') },
      ],
    },
  ]);
}

function actorOf({ by, administrator }: AuthenticatorEndedMailParams): 'byUser' | 'byAdministrator' | 'byProgram' {
  if (by === 'user') return 'byUser';
  return administrator === '' ? 'byProgram' : 'byAdministrator';
}
