import { mailsDa } from '@tillid/text/da/mails';
import { mailsEn } from '@tillid/text/en/mails';
import { translate, type TextKey } from '@tillid/text/translate';
import type { RenderedMail } from '../../platform/mail/send-email.ts';
import { danishTime } from './danish-time.ts';
import { layOutMail } from './mail-layout.ts';

/** What the mail says that goes to a user's former and new address; of the other address it shows the beginning only. */
export type EmailChangedMailParams = {
  readonly firstName: string;
  readonly organisation: string;
  /** Name of who changed it; empty when it was a program. */
  readonly administrator: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
};

/** Tells a user that the e-mail address was changed. */
export function emailChangedMail(language: 'da' | 'en', params: EmailChangedMailParams): RenderedMail {
  const texts = language === 'en' ? mailsEn.emailChanged : mailsDa.emailChanged;
  const values = { ...params, at: danishTime(params.at, language) };
  const say = (key: TextKey<typeof mailsDa.emailChanged>) => translate(texts, key, values);
  return layOutMail(say('subject'), [
    {
      language,
      title: say('title'),
      blocks: [
        { kind: 'paragraph', text: say('what') },
        { kind: 'points', items: [say('from'), say('to')] },
        { kind: 'paragraph', text: say(params.administrator === '' ? 'whenByProgram' : 'when') },
        { kind: 'paragraph', text: say('both') },
        { kind: 'paragraph', text: say('unknown') },
      ],
    },
  ]);
}
