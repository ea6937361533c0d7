/** What goes over the clipboard between editors: units, or parts of units, as data that anybody might have written. */
import { z } from 'zod';
import { uidSchema, unitSchema } from '../../../shared/document/schema.ts';
import type { Language, Uid, UnitBody } from '../../../shared/document/model.ts';
import { instrumentBlockHtml, UNNUMBERED } from '../../../shared/html/instrument-block-html.ts';
import { saidBy } from '../../../shared/instrument/words.ts';
import { createNotes } from '../../../shared/html/notes.ts';
import { unitHtml, type HtmlContext } from '../../../shared/html/unit-html.ts';
import { MEDIA_FOLDER } from '../trusted-html.ts';

/** The clipboard's name for a fragment. */
export const FRAGMENT_TYPE = 'application/x-sastra-units';

export interface Piece {
  /** The unit that this is the whole of; null for a part. */
  readonly uid: Uid | null;
  readonly body: UnitBody;
}
export type Fragment = readonly Piece[];

const fragmentSchema: z.ZodType<Fragment> = z
  .array(
    z.strictObject({
      uid: uidSchema.nullable(),
      body: unitSchema.omit({ uid: true, parent: true, rank: true }),
    }),
  )
  .min(1)
  .max(20_000);

/** Null where the text is no fragment. */
export function parseFragment(text: string): Fragment | null {
  try {
    const parsed = fragmentSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const htmlOf = (body: UnitBody, context: HtmlContext): string =>
  instrumentBlockHtml(body, UNNUMBERED, context) ?? unitHtml(body, context);

/** The forms that a fragment takes on the clipboard, by type. */
export function fragmentForms(fragment: Fragment, language: Language): Readonly<Record<string, string>> {
  const notes = createNotes(language);
  const context = { media: MEDIA_FOLDER, placeNote: notes.place };
  return {
    [FRAGMENT_TYPE]: JSON.stringify(fragment),
    'text/plain': fragment.map(({ body }) => saidBy(body)).join('\n'),
    'text/html': fragment.map(({ body }) => htmlOf(body, context)).join('') + notes.html(),
  };
}
