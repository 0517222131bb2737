/** Markup that is safe to send: made only by `html`, which escapes every value put into it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: text is escaped, markup is kept, absent things are left out, lists are joined. */
export type HtmlValue = Html | string | number | undefined | null | false | readonly HtmlValue[];

/** Template tag for HTML: `` html`<p>${name}</p>` `` escapes `name` for element content and quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = strings.map((part, index) => part + (index < values.length ? render(values[index]) : ''));
  return new Html(parts.join(''));
}

/** Escapes text for element content and for attributes in double or single quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function render(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}
