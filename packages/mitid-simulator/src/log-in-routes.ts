import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseLanguage } from '@tillid/text/choose-language';
import type { Language } from '@tillid/text/choose-language';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import type { BoundedMemory } from './bounded-memory.ts';
import { readForm } from './form-body.ts';
import { claimsOf } from './identity.ts';
import type { Identity, IdentityClaims } from './identity.ts';
import { logInPage } from './log-in-page.ts';
import type { LogInPage } from './log-in-page.ts';
import { pageHeaders, plainPage, textsIn } from './page-frame.ts';
import { simulatorPersons } from './persons.ts';
import { logInSeconds } from './provider.ts';
import { identityOf, type SeparateIdentities } from './separate-identities.ts';
import { emptyForm, readTypedPerson } from './typed-person.ts';

/** What answering the log-in page needs. */
export type LogInRoutes = {
  readonly provider: Provider;
  readonly logIns: BoundedMemory<IdentityClaims>;
  readonly now: () => Date;
  readonly separate: SeparateIdentities;
};

/** One request for the log-in page, with the id of the authorisation request that its path names. */
export type LogInRequest = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly interactionId: string;
};

/** More separate identities than these make no list to choose from. */
const separateShown = 60;

/** Shows the log-in page, or takes what was chosen on it back to the system that asked. */
export async function answerLogIn(routes: LogInRoutes, asked: LogInRequest): Promise<void> {
  const interaction = await findInteraction(routes.provider, asked);
  const language = languageOf(asked, interaction?.params['ui_locales']);
  if (interaction === undefined) {
    const { title, body } = textsIn(language).expired;
    return sendPage(asked.response, 410, plainPage({ language, title }, [body]).toString());
  }
  const shown: LogInPage = {
    language,
    action: `${asked.url.pathname}?language=${language}`,
    destination: new URL(String(interaction.params['redirect_uri'])).host,
    typed: emptyForm,
    faults: [],
    unknownPerson: false,
    separate: routes.separate.list(separateShown),
  };
  if (asked.request.method !== 'POST') return sendPage(asked.response, 200, logInPage(shown).toString());
  return takeAnswer(routes, { ...asked, interaction, shown });
}

/** The language of the switch on the page, else the one that the asking system wants, else the browser's. */
export function languageOf(asked: Pick<LogInRequest, 'request' | 'url'>, uiLocales?: unknown): Language {
  return chooseLanguage(
    asked.url.searchParams.get('language'),
    typeof uiLocales === 'string' ? uiLocales : undefined,
    asked.request.headers['accept-language'],
  );
}

/** Sends a page with the headers that all pages have. */
export function sendPage(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, pageHeaders).end(body);
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

async function findInteraction(provider: Provider, asked: LogInRequest): Promise<Interaction | undefined> {
  try {
    const interaction = await provider.interactionDetails(asked.request, asked.response);
    return interaction.uid === asked.interactionId ? interaction : undefined;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

type Answered = LogInRequest & { readonly interaction: Interaction; readonly shown: LogInPage };

async function takeAnswer(routes: LogInRoutes, answered: Answered): Promise<void> {
  const form = await readForm(answered.request);
  const act = form?.get('act');
  if (form !== undefined && act === 'cancel') return cancel(routes, answered);
  if (form !== undefined && act === 'type') return takeTypedPerson(routes, answered, form);
  const chosen = form?.get('act') === 'separate' ? routes.separate.find(form.get('identity') ?? '') : undefined;
  // What was blocked since the page was shown is nobody's any more.
  if (chosen?.blocked === false) return finish(routes, answered, identityOf(chosen));
  const person = simulatorPersons.find(({ id }) => id === form?.get('person'));
  if (person !== undefined) return finish(routes, answered, person);
  return sendPage(answered.response, 422, logInPage({ ...answered.shown, unknownPerson: true }).toString());
}

async function takeTypedPerson(routes: LogInRoutes, answered: Answered, form: URLSearchParams): Promise<void> {
  const typed = {
    firstName: form.get('firstName') ?? '',
    lastName: form.get('lastName') ?? '',
    cpr: form.get('cpr') ?? '',
    birthDate: form.get('birthDate') ?? '',
    level: form.get('level') ?? '',
  };
  const reading = readTypedPerson(typed, routes.now());
  if ('identity' in reading) return finish(routes, answered, reading.identity);
  return sendPage(answered.response, 422, logInPage({ ...answered.shown, typed, faults: reading.faults }).toString());
}

async function cancel(routes: LogInRoutes, { request, response }: Answered): Promise<void> {
  const result = { error: 'access_denied', error_description: 'the person cancelled the log-in' };
  await routes.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function finish(routes: LogInRoutes, answered: Answered, identity: Identity): Promise<void> {
  const { params } = answered.interaction;
  const claims = claimsOf(identity);
  const grant = new routes.provider.Grant({ accountId: claims.sub, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  const grantId = await grant.save();
  routes.logIns.set(grantId, claims, logInSeconds);
  const result = { login: { accountId: claims.sub, remember: false }, consent: { grantId } };
  const { request, response } = answered;
  await routes.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
