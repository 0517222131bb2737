import type { RenderMail } from '../../platform/mail/send-email.ts';
import { activationMail, type ActivationMailParams } from './activation-mail.ts';
import { apiClientMail, type ApiClientMailParams } from './api-client-mail.ts';
import { authenticatorEndedMail, type AuthenticatorEndedMailParams } from './authenticator-ended-mail.ts';
import { authenticatorLinkMail, type AuthenticatorLinkMailParams } from './authenticator-link-mail.ts';
import { emailChangedMail, type EmailChangedMailParams } from './email-changed-mail.ts';
import { setUpMail } from './set-up-mail.ts';
import { wrongPersonMail, type WrongPersonMailParams } from './wrong-person-mail.ts';

export type { ActivationMailParams } from './activation-mail.ts';
export type { ApiClientMailParams } from './api-client-mail.ts';
export type { AuthenticatorEndedMailParams } from './authenticator-ended-mail.ts';
export type { AuthenticatorLinkMailParams } from './authenticator-link-mail.ts';
export type { EmailChangedMailParams } from './email-changed-mail.ts';
export type { WrongPersonMailParams } from './wrong-person-mail.ts';

/** Writes every mail that the server sends. */
export const renderMail: RenderMail = (template, language, params) => {
  switch (template) {
    case 'activation':
      return activationMail(params as ActivationMailParams);
    case 'set-up':
      return setUpMail(params as ActivationMailParams);
    case 'activation-wrong-person':
      return wrongPersonMail(language, params as WrongPersonMailParams);
    case 'authenticator-link':
      return authenticatorLinkMail(params as AuthenticatorLinkMailParams);
    case 'authenticator-ended':
      return authenticatorEndedMail(language, params as AuthenticatorEndedMailParams);
    case 'email-changed':
      return emailChangedMail(language, params as EmailChangedMailParams);
    case 'api-client-permissions':
      return apiClientMail(language, params as ApiClientMailParams);
    default:
      throw new Error(`there is no mail ${template}`);
  }
};
