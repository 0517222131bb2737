import type { Endpoint, ReplyOf } from '@tillid/contract/endpoint';
import { NetworkFailure, readProblem } from './api-problem.ts';
import { requestHeaders, requestUrl, type CallParts } from './request.ts';

type UploadFile = {
  readonly file: File;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
};

/** Sends a file as the multipart field `file`. By XMLHttpRequest, because `fetch` tells nothing of how far it is. */
export function upload<E extends Endpoint>(
  endpoint: E,
  parts: CallParts<E>,
  { file, onProgress }: UploadFile,
): Promise<ReplyOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, requestUrl(endpoint, parts));
    for (const [name, value] of Object.entries(requestHeaders(endpoint, parts))) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) {
        onProgress(event.loaded / event.total);
      }
    });
    request.addEventListener('load', () => {
      const body = parseJson(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        resolve(body as ReplyOf<E>);
      } else {
        reject(readProblem(request.status, body));
      }
    });
    request.addEventListener('error', () => reject(new NetworkFailure()));
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled', 'AbortError')));
    parts.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
