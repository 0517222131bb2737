import { mailsDa } from '@tillid/text/da/mails';
import { mailsEn } from '@tillid/text/en/mails';
import { isApiClientPermission } from '@tillid/domain/access/api-client-permissions';
import { translate, type TextKey } from '@tillid/text/translate';
import type { RenderedMail } from '../../platform/mail/send-email.ts';
import { danishTime } from './danish-time.ts';
import { layOutMail } from './mail-layout.ts';

/** What the mail to user administrators says when a program was given what only they may do. */
export type ApiClientMailParams = {
  readonly client: string;
  readonly organisation: string;
  /** Name of who gave it; empty when it was done at the command line. */
  readonly administrator: string;
  /** Permissions with blanks between. */
  readonly permissions: string;
  readonly at: string;
};

/** Tells user administrators that a program may change users. */
export function apiClientMail(language: 'da' | 'en', params: ApiClientMailParams): RenderedMail {
  const texts = language === 'en' ? mailsEn.apiClient : mailsDa.apiClient;
  const { client, organisation, administrator } = params;
  const values = { client, organisation, administrator, at: danishTime(params.at, language) };
  const say = (key: TextKey<typeof mailsDa.apiClient>) => translate(texts, key, values);
  const permissions = params.permissions.split(' ').filter(isApiClientPermission);
  return layOutMail(say('subject'), [
    {
      language,
      title: say('title'),
      blocks: [
        { kind: 'paragraph', text: say(administrator === '' ? 'whatAtCommandLine' : 'what') },
        { kind: 'heading', text: say('permissionsTitle') },
        { kind: 'points', items: permissions.map((permission) => texts.permission[permission]) },
        { kind: 'paragraph', text: say('unknown') },
      ],
    },
  ]);
}
