/**
 * Sent with the HTML of a message, which may be anybody's: it runs no script, fetches nothing from elsewhere, sends no
 * form and is treated as a stranger's page; its links open beside the mailbox.
 */
export const messageHtmlHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
} as const;

/** The HTML of a message with its links set to open in a page of their own. */
export function messageHtml(markup: string): string {
  const head = /<head(?:\s[^>]*)?>/i.exec(markup);
  const end = head === null ? 0 : head.index + head[0].length;
  return `${markup.slice(0, end)}<base target="_blank">${markup.slice(end)}`;
}
