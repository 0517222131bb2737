/** A stretch of text, or a web address in it. */
export type TextPart = { readonly text: string; readonly link: boolean };

// Full stops and brackets at the end belong to the sentence, not to the address.
const webAddress = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

/** Cuts text into web addresses and what stands between them. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(webAddress)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), link: false });
    parts.push({ text: match[0], link: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), link: false });
  return parts;
}

/** The web addresses in a text, in order. */
export function linksIn(text: string): string[] {
  return splitLinks(text).flatMap((part) => (part.link ? [part.text] : []));
}
