import type { Language } from '@tillid/text/choose-language';
import { simulatorDa } from '@tillid/text/da/simulator';
import { simulatorEn } from '@tillid/text/en/simulator';
import { html } from '@tillid/text/html';
import type { Html, HtmlValue } from '@tillid/text/html';
import type { Texts } from '@tillid/text/texts';

/** The sentences of the simulator in one language. */
export type SimulatorTexts = Texts<typeof simulatorDa>;

const texts: Record<Language, SimulatorTexts> = { da: simulatorDa, en: simulatorEn };

/** The sentences in the given language. */
export function textsIn(language: Language): SimulatorTexts {
  return texts[language];
}

/** Where the style sheet is. */
export const stylePath = '/demo-eid.css';

/**
 * Sent with every page. There is no `form-action`: browsers apply it to the redirect that follows a form as well, and
 * this log-in form ends in a redirect to the system the person came from.
 */
export const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** What stands in the frame of every page. */
export type PageContent = {
  readonly language: Language;
  readonly title: string;
  readonly main: HtmlValue;
  /** Absent where the same address cannot be asked for again in the other language. */
  readonly languageSwitch?: boolean;
};

/** The frame of every page: word mark, language switch, and the notice that this is not MitID. */
export function page(content: PageContent): Html {
  const { language, title, main, languageSwitch = true } = content;
  const text = texts[language];
  return html`<!doctype html>
    <html lang="${language}">
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
            <p class="mark">${text.productName}</p>
            ${languageSwitch && languageLinks(language)}
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

/** A page with a title, a few paragraphs, and what else comes below them. */
export function plainPage(frame: Omit<PageContent, 'main'>, paragraphs: readonly HtmlValue[], below?: Html): Html {
  const main = html`<h1>${frame.title}</h1>
    ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}${below}`;
  return page({ ...frame, main });
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
