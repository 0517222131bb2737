/** A browser as far as logging in needs one: it keeps cookies by path and follows redirects within one origin. */
export class Visitor {
  readonly #cookies = new Map<string, { readonly path: string; readonly value: string }>();

  /** Asks for a page; the answer is the page, or the redirect that leaves the origin. */
  async follow(address: string): Promise<Response> {
    return this.#ask(new URL(address), { method: 'GET' });
  }

  /** Posts a form. */
  async post(address: string, fields: Record<string, string>): Promise<Response> {
    return this.#ask(new URL(address), { method: 'POST', body: new URLSearchParams(fields) });
  }

  async #ask(url: URL, init: RequestInit): Promise<Response> {
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: this.#cookiesFor(url) } });
    this.#keep(response);
    const location = response.headers.get('location');
    const next = location === null ? undefined : new URL(location, url);
    if (next === undefined || next.origin !== url.origin) return response;
    await response.body?.cancel();
    return this.#ask(next, { method: 'GET' });
  }

  #cookiesFor(url: URL): string {
    const sent = [...this.#cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    return sent.map(([key, { value }]) => `${key.slice(key.indexOf(' ') + 1)}=${value}`).join('; ');
  }

  #keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(/;\s*/);
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice('path='.length) ?? '/';
      if (value === '') this.#cookies.delete(`${path} ${name}`);
      else this.#cookies.set(`${path} ${name}`, { path, value });
    }
  }
}
