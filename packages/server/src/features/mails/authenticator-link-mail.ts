import { mailsDa } from '@tillid/text/da/mails';
import { mailsEn } from '@tillid/text/en/mails';
import { translate, type TextKey } from '@tillid/text/translate';
import type { RenderedMail } from '../../platform/mail/send-email.ts';
import { danishTime } from './danish-time.ts';
import { layOutMail, type Block, type MailPart } from './mail-layout.ts';

/** What the mail with a link to authenticators says. */
export type AuthenticatorLinkMailParams = {
  readonly about: 'added' | 'delivered' | 'renewed' | 'replaced' | 'resent';
  /** What it is about, as choices with commas between. */
  readonly authenticators: string;
  readonly firstName: string;
  readonly organisation: string;
  readonly cvr: string;
  /** Name of the administrator who ordered; empty when no user did. */
  readonly administrator: string;
  readonly address: string;
  readonly expiresAt: string;
};

type Key = TextKey<(typeof mailsDa)['authenticatorLink']>;
type Sentence = (key: Key) => string;

const devices: readonly string[] = ['code-display', 'audio-code-reader', 'chip'];

/** Tells a user what there is to activate, with the link: Danish first, then English, as every mail with a link. */
export function authenticatorLinkMail(params: AuthenticatorLinkMailParams): RenderedMail {
  const danish = sentences(mailsDa.authenticatorLink, 'da', params);
  const english = sentences(mailsEn.authenticatorLink, 'en', params);
  const subject = `${danish(`subject.${params.about}`)} / ${english('button')}`;
  return layOutMail(subject, [partOf('da', danish, params), partOf('en', english, params)]);
}

function sentences(
  texts: typeof mailsEn.authenticatorLink,
  language: 'da' | 'en',
  params: AuthenticatorLinkMailParams,
): Sentence {
  const { firstName, organisation, administrator } = params;
  const values = { firstName, organisation, administrator, expires: danishTime(params.expiresAt, language) };
  return (key) => translate(texts, key, values);
}

function partOf(language: 'da' | 'en', say: Sentence, params: AuthenticatorLinkMailParams): MailPart {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const choices = params.authenticators.split(',').filter((choice) => choice !== '');
  const waits = params.about !== 'delivered' && choices.some((choice) => devices.includes(choice));
  return {
    language,
    title: say('greeting'),
    blocks: [
      paragraph(say(`lead.${params.about}`)),
      { kind: 'points', items: choices.map((choice) => say(`what.${choice}` as Key)) },
      ...(waits ? [paragraph(say('device'))] : []),
      { kind: 'button', label: say('button'), address: params.address, addressLead: say('addressLead') },
      paragraph(say('expires')),
      { kind: 'heading', text: say('stepsTitle') },
      { kind: 'steps', items: [say('stepOpen'), say('stepProve'), say('stepActivate')] },
      paragraph(params.administrator === '' ? say('senderOrganisation') : say('sender')),
      paragraph(say('unknown')),
    ],
  };
}
