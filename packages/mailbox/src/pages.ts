import { html } from '@tillid/text/html';
import type { Html, HtmlValue } from '@tillid/text/html';
import { splitLinks } from './links.ts';
import type { Message } from './message.ts';
import { linkFor, page, textsIn } from './page-frame.ts';
import type { MailboxTexts, Reader } from './page-frame.ts';

/** The list of messages, newest first. */
export function listPage(reader: Reader, messages: readonly Message[], keep: number): Html {
  const { list } = textsIn(reader.language);
  const refresh = html`<a class="secondary" href="${linkFor(reader, '/')}">${list.refresh}</a>`;
  const main = html` <div class="heading">
      <h1>${list.title}</h1>
      ${refresh}
    </div>
    ${messages.length === 0 ? emptyList(reader) : messageTable(reader, messages)}
    <p class="quiet">${list.kept} ${keep}</p>`;
  return page(reader, list.title, main);
}

/** One message: who, when, its text with links that can be followed, and its HTML in a frame that runs nothing. */
export function messagePage(reader: Reader, message: Message): Html {
  const text = textsIn(reader.language);
  const subject = message.subject === '' ? text.message.noSubject : message.subject;
  const main = html` <p class="back"><a href="${linkFor(reader, '/')}">${text.message.back}</a></p>
    <h1>${subject}</h1>
    <dl>
      ${detail(text.message.from, message.from)} ${detail(text.message.to, message.to.join(', '))}
      ${detail(text.message.received, shownTime(message, reader))}
      ${message.attachments.length > 0 && detail(text.message.attachments, message.attachments.join(', '))}
    </dl>
    <section aria-labelledby="text">
      <h2 id="text">${text.message.text}</h2>
      ${message.text === undefined ? html`<p class="quiet">${text.message.noText}</p>` : textPart(message.text)}
    </section>
    <section aria-labelledby="html">
      <h2 id="html">${text.message.html}</h2>
      ${message.html === undefined ? html`<p class="quiet">${text.message.noHtml}</p>` : htmlPart(message.id, text)}
    </section>`;
  return page(reader, subject, main);
}

/** Said where there is no such message. */
export function notFoundPage(reader: Reader): Html {
  const { message, notFound } = textsIn(reader.language);
  const back = html`<p><a href="${linkFor(reader, '/')}">${message.back}</a></p>`;
  return page(
    reader,
    notFound.title,
    html`<h1>${notFound.title}</h1>
      <p>${notFound.body}</p>
      ${back}`,
  );
}

function emptyList(reader: Reader): Html {
  const { list } = textsIn(reader.language);
  return html`<div class="empty">
    <p><strong>${list.emptyTitle}</strong></p>
    <p>${list.emptyBody}</p>
  </div>`;
}

// The roles stand in the markup because narrow screens show rows as blocks, which would take the table's meaning away.
function messageTable(reader: Reader, messages: readonly Message[]): Html {
  const { list } = textsIn(reader.language);
  return html`<table role="table">
    <caption>
      ${list.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${list.subject}</th>
        <th role="columnheader" scope="col">${list.to}</th>
        <th role="columnheader" scope="col">${list.time}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${messages.map((message) => messageRow(reader, message))}
    </tbody>
  </table>`;
}

function messageRow(reader: Reader, message: Message): Html {
  const subject = message.subject === '' ? textsIn(reader.language).message.noSubject : message.subject;
  return html`<tr role="row">
    <td role="cell"><a href="${linkFor(reader, `/messages/${message.id}`)}">${subject}</a></td>
    <td role="cell">${message.to.join(', ')}</td>
    <td role="cell" class="time">${shownTime(message, reader)}</td>
  </tr> `;
}

function detail(name: string, value: HtmlValue): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `;
}

function textPart(text: string): Html {
  const parts = splitLinks(text.trim()).map((part) =>
    part.link ? html`<a href="${part.text}" rel="noopener noreferrer">${part.text}</a>` : html`${part.text}`,
  );
  return html`<div class="text">${parts}</div>`;
}

function htmlPart(id: string, text: MailboxTexts): Html {
  return html`<iframe
    src="/messages/${id}/html"
    title="${text.message.html}"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    referrerpolicy="no-referrer"
  ></iframe>`;
}

function shownTime({ receivedAt }: Message, { language }: Reader): Html {
  const format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    day: language === 'da' ? '2-digit' : 'numeric',
    month: language === 'da' ? '2-digit' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'Europe/Copenhagen',
  });
  return html`<time datetime="${receivedAt.toISOString()}">${format.format(receivedAt)}</time>`;
}
