import { mailsDa } from '@tillid/text/da/mails';
import { mailsEn } from '@tillid/text/en/mails';
import { translate, type TextKey } from '@tillid/text/translate';
import type { RenderedMail } from '../../platform/mail/send-email.ts';
import { danishDate, danishTime } from './danish-time.ts';
import { layOutMail } from './mail-layout.ts';

/** What the mail to an administrator says when the wrong person followed a link. */
export type WrongPersonMailParams = {
  readonly user: string;
  readonly email: string;
  readonly organisation: string;
  readonly sentAt: string;
  readonly at: string;
  readonly address: string;
};

/** Tells the administrator who sent a link that somebody else than the user followed it and logged in. */
export function wrongPersonMail(language: 'da' | 'en', params: WrongPersonMailParams): RenderedMail {
  const texts = language === 'en' ? mailsEn.wrongPerson : mailsDa.wrongPerson;
  const { user, email, organisation, address } = params;
  const values = {
    user,
    email,
    organisation,
    sentAt: danishDate(params.sentAt, language),
    at: danishTime(params.at, language),
  };
  const say = (key: TextKey<typeof mailsDa.wrongPerson>) => translate(texts, key, values);
  return layOutMail(say('subject'), [
    {
      language,
      title: say('title'),
      blocks: [
        { kind: 'paragraph', text: say('what') },
        { kind: 'paragraph', text: say('when') },
        { kind: 'heading', text: say('checkTitle') },
        { kind: 'points', items: [say('checkEmail'), say('checkIdentity'), say('checkPerson')] },
        { kind: 'button', label: say('button'), address, addressLead: say('addressLead') },
      ],
    },
  ]);
}
