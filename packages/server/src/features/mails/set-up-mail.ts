import { mailsDa } from '@tillid/text/da/mails';
import { mailsEn } from '@tillid/text/en/mails';
import { translate, type TextKey } from '@tillid/text/translate';
import type { RenderedMail } from '../../platform/mail/send-email.ts';
import type { ActivationMailParams } from './activation-mail.ts';
import { danishTime } from './danish-time.ts';
import { layOutMail, type Block, type MailPart } from './mail-layout.ts';

type Sentence = (key: TextKey<(typeof mailsDa)['setUp']>) => string;

/** The mail to a new organisation's first administrator: Danish first, then English, as every mail with a link. */
export function setUpMail(params: ActivationMailParams): RenderedMail {
  const danish = sentences(mailsDa.setUp, 'da', params);
  const english = sentences(mailsEn.setUp, 'en', params);
  const subject = `${danish('subject')} / ${english('subject')}`;
  return layOutMail(subject, [partOf('da', danish, params.address), partOf('en', english, params.address)]);
}

function sentences(texts: typeof mailsEn.setUp, language: 'da' | 'en', params: ActivationMailParams): Sentence {
  const { firstName, organisation, cvr, address, expiresAt } = params;
  const values = {
    firstName,
    organisation,
    cvr,
    host: new URL(address).host,
    expires: danishTime(expiresAt, language),
  };
  return (key) => translate(texts, key, values);
}

function partOf(language: 'da' | 'en', say: Sentence, address: string): MailPart {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return {
    language,
    title: say('greeting'),
    blocks: [
      paragraph(say('lead')),
      { kind: 'button', label: say('button'), address, addressLead: say('addressLead') },
      paragraph(say('expires')),
      { kind: 'heading', text: say('stepsTitle') },
      { kind: 'steps', items: [say('stepOpen'), say('stepLogIn'), say('stepDone')] },
      { kind: 'heading', text: say('forwardTitle') },
      paragraph(say('forward')),
      paragraph(say('sender')),
      paragraph(say('unknown')),
    ],
  };
}
