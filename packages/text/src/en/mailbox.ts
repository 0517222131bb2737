import type { mailboxDa } from '../da/mailbox.ts';
import type { Texts } from '../texts.ts';

export const mailboxEn: Texts<typeof mailboxDa> = {
  productName: 'Demo mailbox',
  languageName: 'English',
  switchLanguage: 'Change language',
  skipToContent: 'Skip to content',
  notice: {
    title: 'Demo mailbox',
    body: 'E-mails of this system end here and are not sent on to anybody.',
  },
  list: {
    title: 'E-mails',
    refresh: 'Refresh the list',
    caption: 'E-mails, newest first',
    to: 'To',
    subject: 'Subject',
    time: 'Received',
    emptyTitle: 'There are no e-mails yet',
    emptyBody: 'When the system sends an e-mail it appears here. Refresh the list to see new ones.',
    kept: 'Number of e-mails kept at most:',
  },
  message: {
    back: 'All e-mails',
    from: 'From',
    to: 'To',
    received: 'Received',
    attachments: 'Attached files (not kept)',
    text: 'Text',
    noText: 'The e-mail has no text part.',
    html: 'As it looks in a mail program',
    noHtml: 'The e-mail has no HTML part.',
    noSubject: '(no subject)',
  },
  notFound: {
    title: 'There is no such e-mail',
    body: 'Newer ones may have taken its place: only the newest e-mails are kept.',
  },
  otherHost: 'This address does not belong to the mailbox.',
};
