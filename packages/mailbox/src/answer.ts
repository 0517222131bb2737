import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseLanguage } from '@tillid/text/choose-language';
import type { Html } from '@tillid/text/html';
import { messageHtml, messageHtmlHeaders } from './message-html.ts';
import type { MessageStore } from './message-store.ts';
import type { Message } from './message.ts';
import { stylePath, textsIn } from './page-frame.ts';
import type { Reader } from './page-frame.ts';
import { listPage, messagePage, notFoundPage } from './pages.ts';

/** What answering requests needs. */
export type AnswerSettings = {
  readonly store: MessageStore;
  readonly keep: number;
  readonly style: Buffer;
  /** Says whether a `Host` header names this mailbox. */
  readonly isOwnHost: (host: string | undefined) => boolean;
};

/** Answers one request for a page or for JSON. */
export function answer(settings: AnswerSettings, request: IncomingMessage, response: ServerResponse): void {
  const url = URL.parse(request.url ?? '/', 'http://mailbox.invalid');
  const reader = readerOf(request, url);
  for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
  if (url === null) return send(response, { status: 400, type: plain, body: '' });
  // A web site elsewhere may let its own name point here; it must not read the mail.
  if (!settings.isOwnHost(request.headers.host)) {
    return send(response, { status: 421, type: plain, body: textsIn(reader.language).otherHost });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return send(response, { status: 405, type: plain, body: '' });
  }
  return send(response, find(settings, reader, url.pathname));
}

type Reply = {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

const plain = 'text/plain; charset=utf-8';

const safeHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

function readerOf(request: IncomingMessage, url: URL | null): Reader {
  const chosen = url?.searchParams.get('language');
  return {
    language: chooseLanguage(chosen, request.headers['accept-language']),
    chosen: chosen === 'da' || chosen === 'en',
  };
}

function find(settings: AnswerSettings, reader: Reader, path: string): Reply {
  if (path === '/') return pageReply(200, listPage(reader, settings.store.list(), settings.keep));
  if (path === stylePath) return { status: 200, type: 'text/css; charset=utf-8', body: settings.style };
  if (path === '/messages.json') return jsonReply(200, { messages: settings.store.list().map(summary) });
  const [, id = '', form = ''] = /^\/messages\/([0-9a-f]{16})(|\.json|\/html)$/.exec(path) ?? [];
  const message = settings.store.find(id);
  if (message === undefined) {
    return path.endsWith('.json') ? jsonReply(404, { error: 'not-found' }) : pageReply(404, notFoundPage(reader));
  }
  if (form === '.json') return jsonReply(200, whole(message));
  if (form === '') return pageReply(200, messagePage(reader, message));
  if (message.html === undefined) return pageReply(404, notFoundPage(reader));
  const { 'Content-Type': type, ...headers } = messageHtmlHeaders;
  return { status: 200, type, body: messageHtml(message.html), headers };
}

function summary({ id, receivedAt, from, to, subject }: Message): Record<string, unknown> {
  return { id, receivedAt: receivedAt.toISOString(), from, to, subject };
}

function whole(message: Message): Record<string, unknown> {
  const { messageId = null, text = null, html = null, attachments, links } = message;
  return { ...summary(message), messageId, text, html, attachments, links };
}

function pageReply(status: number, body: Html): Reply {
  return { status, type: 'text/html; charset=utf-8', body: body.toString() };
}

function jsonReply(status: number, value: unknown): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { 'Content-Type': reply.type, ...reply.headers }).end(reply.body);
}
