import type { Language } from '@tillid/text/choose-language';
import { mailboxDa } from '@tillid/text/da/mailbox';
import { mailboxEn } from '@tillid/text/en/mailbox';
import { html } from '@tillid/text/html';
import type { Html, HtmlValue } from '@tillid/text/html';
import type { Texts } from '@tillid/text/texts';

/** The sentences of the mailbox in one language. */
export type MailboxTexts = Texts<typeof mailboxDa>;

const texts: Record<Language, MailboxTexts> = { da: mailboxDa, en: mailboxEn };

/** The sentences in the given language. */
export function textsIn(language: Language): MailboxTexts {
  return texts[language];
}

/** Where the style sheet is. */
export const stylePath = '/mailbox.css';

/** How a page is shown: its language, and the address of other pages in that language. */
export type Reader = {
  readonly language: Language;
  /** Set when the reader chose the language on a page; links then carry it along. */
  readonly chosen: boolean;
};

/** The address of a page of the mailbox for this reader. */
export function linkFor(reader: Reader, path: string): string {
  return reader.chosen ? `${path}?language=${reader.language}` : path;
}

/** The frame of every page: word mark, language switch, and the notice that mail ends here. */
export function page(reader: Reader, title: string, main: HtmlValue): Html {
  const text = texts[reader.language];
  return html`<!doctype html>
    <html lang="${reader.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${text.productName}</title>
        <link rel="stylesheet" href="${stylePath}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#content">${text.skipToContent}</a>
        <header>
          <div class="width bar">
            <p class="mark"><a href="${linkFor(reader, '/')}">${text.productName}</a></p>
            ${languageLinks(reader.language)}
          </div>
        </header>
        <main id="content" tabindex="-1">
          <div class="width">
            <div class="notice" role="note">
              <p><strong>${text.notice.title}.</strong> ${text.notice.body}</p>
            </div>
            ${main}
          </div>
        </main>
      </body>
    </html> `;
}

function languageLinks(language: Language): Html {
  const links = (['da', 'en'] as const).map((offered) => {
    const name = texts[offered].languageName;
    return offered === language
      ? html`<li><span aria-current="true" lang="${offered}">${name}</span></li>`
      : html`<li><a href="?language=${offered}" lang="${offered}" hreflang="${offered}">${name}</a></li>`;
  });
  return html`<nav aria-label="${texts[language].switchLanguage}">
    <ul class="languages">
      ${links}
    </ul>
  </nav>`;
}
