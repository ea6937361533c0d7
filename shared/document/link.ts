/** Where a link in a document may lead: the web, a mail address, a telephone number. Everything else stays text. */

// White space and control characters are how a forbidden scheme hides (`java\tscript:`), so none is allowed at all.
const ALLOWED =
  /^(?:https?:\/\/[^\s\p{Cc}/?#\\][^\s\p{Cc}\\]*|mailto:[^\s\p{Cc}@\\]+@[^\s\p{Cc}@\\]+|tel:\+?[0-9().-]{2,40})$/iu;
const MAX_LENGTH = 2000;

/** The address to write into a document, or null where Sastra does not link there. White space around it is dropped. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  return trimmed.length <= MAX_LENGTH && ALLOWED.test(trimmed) ? trimmed : null;
}
