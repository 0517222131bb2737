import PostalMime from 'postal-mime';
import type { Address } from 'postal-mime';
import { linksIn } from './links.ts';

/** One e-mail as it is shown; attachments are named and not kept. */
export type Message = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly from: string;
  /** The addresses it was delivered to, blind copies included. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string | undefined;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly attachments: readonly string[];
  /** The web addresses in the text part, in order. */
  readonly links: readonly string[];
};

const recipientsHeader = 'X-Mailbox-Recipients';

/** Puts the recipients in front of a message as a header, so that one file holds all that is known of it. */
export function withRecipients(raw: Buffer, recipients: readonly string[]): Buffer {
  const list = Buffer.from(JSON.stringify(recipients), 'utf8').toString('base64');
  return Buffer.concat([Buffer.from(`${recipientsHeader}: ${list}\r\n`, 'ascii'), raw]);
}

/** Reads a message that `withRecipients` made. Throws when it is no e-mail. */
export async function readMessage(id: string, receivedAt: Date, bytes: Buffer): Promise<Message> {
  const email = await PostalMime.parse(bytes);
  const list = email.headers.find(({ key }) => key === recipientsHeader.toLowerCase())?.value ?? '';
  return {
    id,
    receivedAt,
    from: email.from === undefined ? '' : shownAddress(email.from),
    to: readRecipients(list),
    subject: email.subject ?? '',
    messageId: email.messageId,
    text: email.text,
    html: email.html,
    attachments: email.attachments.map(({ filename, mimeType }) => filename ?? mimeType),
    links: linksIn(email.text ?? ''),
  };
}

function readRecipients(list: string): string[] {
  if (list === '') return [];
  const value: unknown = JSON.parse(Buffer.from(list, 'base64').toString('utf8'));
  return Array.isArray(value) ? value.map(String) : [];
}

function shownAddress(address: Address): string {
  if (address.address === undefined) return address.name;
  return address.name === '' ? address.address : `${address.name} <${address.address}>`;
}
