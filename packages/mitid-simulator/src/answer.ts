import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseLanguage } from '@tillid/text/choose-language';
import { html } from '@tillid/text/html';
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { BoundedMemory } from './bounded-memory.ts';
import type { IdentityClaims } from './identity.ts';
import { answerIssuing, issuingPath } from './issuing-routes.ts';
import { personList } from './log-in-page.ts';
import { answerLogIn, languageOf, sendPage } from './log-in-routes.ts';
import { pageHeaders, plainPage, stylePath, textsIn } from './page-frame.ts';
import { makeProvider } from './provider.ts';
import type { SeparateIdentities } from './separate-identities.ts';
import type { SimulatorClient } from './provider.ts';

/** What answering requests needs. */
export type AnswerSettings = {
  readonly issuer: string;
  readonly clients: readonly SimulatorClient[];
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  readonly style: Buffer;
  readonly separate: SeparateIdentities;
};

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const logInsKept = 5_000;

/** Makes the OpenID provider and the pages around it, and gives the function that answers every request. */
export async function makeAnswer(settings: AnswerSettings): Promise<Answer> {
  const { issuer, clients, now, onError, style, separate } = settings;
  const logIns = new BoundedMemory<IdentityClaims>(logInsKept);
  const provider = await makeProvider({ issuer, clients, logIns, renderError });
  provider.on('server_error', (_context, error) => onError(error));
  const routes = { provider, logIns, now, separate };
  const openId = provider.callback();
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = issuerAlone(request, new URL(issuer));
    const interactionId = /^\/log-in\/([\w-]+)$/.exec(url?.pathname ?? '')?.[1];
    if (url === null) {
      response.writeHead(400).end();
    } else if (interactionId !== undefined) {
      await answerLogIn(routes, { request, response, url, interactionId });
    } else if (url.pathname.startsWith(issuingPath)) {
      await answerIssuing({ clients, separate }, { request, response, url });
    } else if (url.pathname === stylePath) {
      response.writeHead(200, { 'Content-Type': 'text/css; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
      response.end(style);
    } else if (url.pathname === '/') {
      sendHome(request, response, url);
    } else {
      await openId(request, response);
    }
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('500');
    });
  };
}

// Addresses in answers follow these headers; the issuer alone decides them, whatever a request says.
function issuerAlone(request: IncomingMessage, issuer: URL): URL | null {
  request.headers.host = issuer.host;
  request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
  delete request.headers['x-forwarded-host'];
  return URL.parse(request.url ?? '/', issuer.origin);
}

function sendHome(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const language = languageOf({ request, url });
  const { home } = textsIn(language);
  const link = html`<a href="/.well-known/openid-configuration">${home.configuration}</a>`;
  const people = html`<section>
    <h2>${home.people}</h2>
    ${personList(language)}
  </section>`;
  sendPage(response, 200, plainPage({ language, title: home.title }, [home.body, link], people).toString());
}

function renderError(context: KoaContextWithOIDC, out: ErrorOut): void {
  const locales = context.query['ui_locales'];
  const asked = typeof locales === 'string' ? locales : undefined;
  const language = chooseLanguage(asked, context.get('accept-language'));
  const { title, body } = textsIn(language).refused;
  const details = html`<code>${out.error}</code>: ${out.error_description}`;
  context.set(pageHeaders);
  context.body = plainPage({ language, title, languageSwitch: false }, [body, details]).toString();
}
