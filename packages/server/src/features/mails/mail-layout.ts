import { html, type Html } from '@tillid/text/html';
import type { RenderedMail } from '../../platform/mail/send-email.ts';

/** A piece of a mail, written the same way as text and as HTML. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly string[] }
  | { readonly kind: 'button'; readonly label: string; readonly address: string; readonly addressLead: string };

/** A part of a mail in one language. */
export type MailPart = {
  readonly language: 'da' | 'en';
  readonly title: string;
  readonly blocks: readonly Block[];
};

// Mail programs drop style sheets and know little of modern CSS: styles stand in each element, widths in a table.
const font = "font-family:'IBM Plex Sans',Arial,Helvetica,sans-serif;color:#1a1a1a";
const page = 'margin:0;padding:0;background-color:#f2f4f7';
const card = `max-width:600px;width:100%;background-color:#ffffff;border:1px solid #d6dae0`;
const paragraphStyle = `margin:0 0 16px;${font};font-size:16px;line-height:24px`;
const titleStyle = `margin:0 0 16px;${font};font-size:24px;line-height:32px;font-weight:bold`;
const headingStyle = `margin:24px 0 8px;${font};font-size:18px;line-height:26px;font-weight:bold`;
const listStyle = `margin:0 0 16px;padding:0 0 0 24px;${font};font-size:16px;line-height:24px`;
const buttonStyle =
  "display:inline-block;padding:12px 24px;font-family:'IBM Plex Sans',Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none";
const linkStyle = 'color:#004d99;word-break:break-all';
const ruleStyle = 'margin:32px 0;border:0;border-top:1px solid #d6dae0';

/** Lays a mail out as text and as HTML: no images, nothing fetched, nothing that tells who has read it. */
export function layOutMail(subject: string, parts: readonly MailPart[]): RenderedMail {
  return { subject, text: parts.map(partAsText).join(`\n\n${'-'.repeat(60)}\n\n`), html: documentOf(subject, parts) };
}

function partAsText(part: MailPart): string {
  return [part.title, ...part.blocks.map(blockAsText)].join('\n\n');
}

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}:`;
    case 'paragraph':
      return block.text;
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${item}`).join('\n');
    case 'points':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'button':
      return `${block.label}:\n${block.address}`;
  }
}

function documentOf(subject: string, parts: readonly MailPart[]): string {
  const [first] = parts;
  const sections = parts.flatMap((part, index) => [
    index === 0 ? undefined : html`<hr style="${ruleStyle}" />`,
    html`<div lang="${part.language}">${partAsHtml(part, index)}</div>`,
  ]);
  const document = html`<!doctype html>
    <html lang="${first?.language ?? 'da'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${subject}</title>
      </head>
      <body style="${page}">
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          style="background-color:#f2f4f7"
        >
          <tr>
            <td align="center" style="padding:24px 12px">
              <table role="presentation" cellpadding="0" cellspacing="0" border="0" width="600" style="${card}">
                <tr>
                  <td align="left" style="padding:32px 24px">${sections}</td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `;
  return document.toString();
}

function partAsHtml(part: MailPart, index: number): Html {
  const title =
    index === 0
      ? html`<h1 style="${titleStyle}">${part.title}</h1>`
      : html`<h2 style="${titleStyle}">${part.title}</h2>`;
  return html`${title}${part.blocks.map((block) => blockAsHtml(block, index === 0 ? 'h2' : 'h3'))}`;
}

function blockAsHtml(block: Block, heading: 'h2' | 'h3'): Html {
  switch (block.kind) {
    case 'heading':
      return heading === 'h2'
        ? html`<h2 style="${headingStyle}">${block.text}</h2>`
        : html`<h3 style="${headingStyle}">${block.text}</h3>`;
    case 'paragraph':
      return html`<p style="${paragraphStyle}">${block.text}</p>`;
    case 'steps':
      return html`<ol style="${listStyle}">
        ${listItems(block.items)}
      </ol>`;
    case 'points':
      return html`<ul style="${listStyle}">
        ${listItems(block.items)}
      </ul>`;
    case 'button':
      return buttonAsHtml(block);
  }
}

function listItems(items: readonly string[]): Html[] {
  return items.map((item) => html`<li style="margin:0 0 8px">${item}</li>`);
}

// The cell carries the colour too: Outlook draws no background behind a link.
function buttonAsHtml(button: Extract<Block, { kind: 'button' }>): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0">
      <tr>
        <td bgcolor="#004d99" style="background-color:#004d99">
          <a href="${button.address}" style="${buttonStyle}">${button.label}</a>
        </td>
      </tr>
    </table>
    <p style="${paragraphStyle}">
      ${button.addressLead}<br /><a href="${button.address}" style="${linkStyle}">${button.address}</a>
    </p>`;
}
