/** The page's one way to turn text into markup: the policy `sastra-units`, the only one that the page's headers allow. */
import type { ComparedUnit } from '../../shared/document/compare.ts';
import type { Hash, Language, Uid, Unit } from '../../shared/document/model.ts';
import type { Range } from '../../shared/document/word-diff.ts';
import { changedHtml, mergedHtml } from '../../shared/html/changed-html.ts';
import { createNotes } from '../../shared/html/notes.ts';
import {
  instrumentBlockHtml,
  UNNUMBERED,
  type BlockNumbers,
} from '../../shared/html/instrument-block-html.ts';
import { instrumentPaperHtml, type InstrumentPaperInput } from '../../shared/html/instrument-paper.ts';
import { paperHtml, type PaperInput } from '../../shared/html/paper.ts';
import { unitHtml, type HtmlContext } from '../../shared/html/unit-html.ts';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}

/** Where the page finds media files, beside itself. */
export const MEDIA_FOLDER = 'media/';

/** The address of a picture or file on the page. */
export const mediaAddress = (media: Hash): string => MEDIA_FOLDER + media;

// A browser without trusted types (a trial page outside the desk) takes the text as it is.
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'sastra-units',
  {
    createHTML: (html) => html,
  },
);

const trusted = (html: string): string => policy?.createHTML(html) ?? html;

/** Markup of the units for `innerHTML`. It takes units, not text, so that nothing unescaped can come this way. */
export function trustedUnits(
  units: readonly Unit[],
  language: Language,
  numbersOf: (uid: Uid) => BlockNumbers = () => UNNUMBERED,
): string {
  const context = { media: MEDIA_FOLDER, placeNote: createNotes(language).place };
  const html = units.map(
    (unit) => instrumentBlockHtml(unit, numbersOf(unit.uid), context) ?? unitHtml(unit, context),
  );
  return trusted(html.join(''));
}

/** A whole page of paper, for `srcdoc` of a frame in which nothing runs. */
export const trustedPaper = (paper: PaperInput): string => trusted(paperHtml(paper));

export const trustedInstrumentPaper = (paper: InstrumentPaperInput): string =>
  trusted(instrumentPaperHtml(paper));

/** Markup of one unit as it is compared with another state of itself; each in its own frame of the page. */
export interface TrustedComparison {
  readonly before: string;
  readonly after: string;
  /** Both in one text; null where they only stand one after the other. */
  readonly merged: string | null;
}

/** Markup for `innerHTML` of what differs. Footnotes have their signs and no numbers: each unit stands by itself. */
export function trustedComparison(
  { before, after, hunks }: ComparedUnit,
  numbers: Readonly<Record<'before' | 'after', (uid: Uid) => BlockNumbers>>,
): TrustedComparison {
  const context: HtmlContext = { media: MEDIA_FOLDER, placeNote: () => '<sup>*</sup>' };
  const side = (unit: Unit | null, ranges: readonly Range[], when: 'before' | 'after'): string => {
    if (unit === null) return trusted('');
    const tag = when === 'before' ? 'del' : 'ins';
    return trusted(changedHtml(unit, ranges, tag, context, numbers[when](unit.uid)));
  };
  const merged = before === null || after === null ? null : mergedHtml(before, after, hunks, context);
  return {
    before: side(
      before,
      hunks.map((hunk) => hunk.before),
      'before',
    ),
    after: side(
      after,
      hunks.map((hunk) => hunk.after),
      'after',
    ),
    merged: merged === null ? null : trusted(merged),
  };
}
