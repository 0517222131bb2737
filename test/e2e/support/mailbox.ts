import { expect } from '@playwright/test';
import type { Tillid } from './tillid.ts';

type Listed = { readonly id: string; readonly to: readonly string[]; readonly subject: string };

/** A mail that came over SMTP. */
export type Mail = Listed & { readonly text: string; readonly links: readonly string[] };

/** The mails to an address, newest first, as soon as there are so many. */
export async function mailsTo(tillid: Tillid, address: string, count = 1): Promise<Mail[]> {
  const listed = async () => {
    const { messages } = (await readJson(`${tillid.mailboxUrl}/messages.json`)) as { messages: Listed[] };
    return messages.filter((message) => message.to.includes(address));
  };
  await expect.poll(async () => (await listed()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  const found = await listed();
  return Promise.all(found.map(async ({ id }) => (await readJson(`${tillid.mailboxUrl}/messages/${id}.json`)) as Mail));
}

/** A link to a place in the newest mail to an address with such a subject, as soon as there is one. */
export async function linkTo(
  tillid: Tillid,
  address: string,
  wanted: { path: string; subject?: RegExp },
): Promise<string> {
  const { path, subject = /./ } = wanted;
  const find = async () => {
    const mails = await mailsTo(tillid, address);
    return mails
      .filter((mail) => subject.test(mail.subject))
      .flatMap(({ links }) => links)
      .find((link) => link.includes(path));
  };
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return (await find()) ?? '';
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  return response.json();
}
