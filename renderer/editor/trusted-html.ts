/** The page's one way to turn text into markup: the policy `sastra-units`, the only one that the page's headers allow. */
import type { Language, Unit } from '../../shared/document/model.ts';
import { createNotes } from '../../shared/html/notes.ts';
import { unitHtml } from '../../shared/html/unit-html.ts';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}

/** Where the page finds media files, beside itself. */
export const MEDIA_FOLDER = 'media/';

// A browser without trusted types (a trial page outside the desk) takes the text as it is.
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'sastra-units',
  {
    createHTML: (html) => html,
  },
);

/** Markup of the units for `innerHTML`. It takes units, not text, so that nothing unescaped can come this way. */
export function trustedUnits(units: readonly Unit[], language: Language): string {
  const context = { media: MEDIA_FOLDER, placeNote: createNotes(language).place };
  const html = units.map((unit) => unitHtml(unit, context)).join('');
  return policy?.createHTML(html) ?? html;
}
