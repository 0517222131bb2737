import { mailsDa } from '@tillid/text/da/mails';
import { mailsEn } from '@tillid/text/en/mails';
import { translate, type TextKey } from '@tillid/text/translate';
import { danishTime } from './danish-time.ts';
import { layOutMail, type Block, type MailPart } from './mail-layout.ts';
import type { RenderedMail } from '../../platform/mail/send-email.ts';

/** What an activation mail says; a type of texts alone, since it lies sealed as JSON. */
export type ActivationMailParams = {
  readonly firstName: string;
  readonly organisation: string;
  readonly cvr: string;
  /** Name of the administrator who sent it; empty when it was sent by no person. */
  readonly administrator: string;
  readonly address: string;
  readonly expiresAt: string;
  readonly identifiedBy: 'cpr' | 'date-of-birth';
};

type Sentence = (key: TextKey<(typeof mailsDa)['activation']>) => string;

/** The activation mail: Danish first, then English, whatever the organisation's language (decision 43). */
export function activationMail(params: ActivationMailParams): RenderedMail {
  const danish = sentences(mailsDa.activation, 'da', params);
  const english = sentences(mailsEn.activation, 'en', params);
  const subject = `${danish('subject')} / ${english('button')}`;
  return layOutMail(subject, [partOf('da', danish, params), partOf('en', english, params)]);
}

function sentences(texts: typeof mailsEn.activation, language: 'da' | 'en', params: ActivationMailParams): Sentence {
  const { firstName, organisation, administrator } = params;
  const values = { firstName, organisation, administrator, expires: danishTime(params.expiresAt, language) };
  return (key) => translate(texts, key, values);
}

function partOf(language: 'da' | 'en', say: Sentence, params: ActivationMailParams): MailPart {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const hasCpr = params.identifiedBy === 'cpr';
  const named = params.administrator !== '';
  const steps = hasCpr
    ? [say('stepOpen'), say('stepLogInWithCpr')]
    : [say('stepOpen'), say('stepLogInWithoutCpr'), say('stepCode')];
  const code: Block[] = [
    { kind: 'heading', text: say('codeTitle') },
    paragraph(named ? say('code') : say('codeFromOrganisation')),
  ];
  return {
    language,
    title: say('greeting'),
    blocks: [
      paragraph(say('lead')),
      { kind: 'button', label: say('button'), address: params.address, addressLead: say('addressLead') },
      paragraph(say('expires')),
      { kind: 'heading', text: say('stepsTitle') },
      { kind: 'steps', items: steps },
      ...(hasCpr ? [] : code),
      paragraph(named ? say('sender') : say('senderOrganisation')),
      paragraph(say('unknown')),
    ],
  };
}
