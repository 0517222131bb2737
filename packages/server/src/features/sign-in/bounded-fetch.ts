/** How much of an answer is read, and until when. */
export type FetchBounds = { readonly maxBytes: number; readonly signal: AbortSignal };

/** Fetches like `fetch`, but gives up at a time and refuses an answer that is longer than expected, wherever it comes from. */
export async function boundedFetch(
  url: string,
  init: RequestInit & { readonly signal?: AbortSignal | null },
  bounds: FetchBounds,
): Promise<Response> {
  const signals = [init.signal, bounds.signal].filter((signal) => signal instanceof AbortSignal);
  const response = await fetch(url, { ...init, signal: AbortSignal.any(signals) });
  const body = await readAtMost(response, bounds.maxBytes);
  const { status, statusText, headers } = response;
  // The body has been decoded already, and these statuses have none (Fetch standard, "null body status").
  const content = [204, 205, 304].includes(status) ? null : body;
  return new Response(content, { status, statusText, headers });
}

async function readAtMost(response: Response, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // Leaving the loop cancels the stream, so that nothing more is sent.
    if (length > maxBytes) throw new AnswerTooLong(`an answer of more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The other side answered with more than anybody would. */
export class AnswerTooLong extends Error {}
