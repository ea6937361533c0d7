/** The page's one way to turn text into markup: the policy `sastra-units`, the only one that the page's headers allow. */
import type { ComparedUnit } from '../../shared/document/compare.ts';
import type { Hash, Language, Uid, Unit } from '../../shared/document/model.ts';
import type { Range } from '../../shared/document/word-diff.ts';
import { changedHtml, mergedHtml, type ShownState } from '../../shared/html/changed-html.ts';
import { createNotes } from '../../shared/html/notes.ts';
import {
  instrumentBlockHtml,
  UNNUMBERED,
  type BlockNumbers,
} from '../../shared/html/instrument-block-html.ts';
import { instrumentPaperHtml, type InstrumentPaperInput } from '../../shared/html/instrument-paper.ts';
import { paperHtml, type PaperInput } from '../../shared/html/paper.ts';
import { unitHtml } from '../../shared/html/unit-html.ts';
import type { Reference } from '../../shared/instrument/instrument.ts';

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

/** What numbers and references of one of the two states say. */
export interface ShownAs {
  readonly numbers: (uid: Uid) => BlockNumbers;
  readonly reference: (reference: Reference, standsIn: Uid) => string;
}

/** Markup for `innerHTML` of what differs. Footnotes have their signs and no numbers: each unit stands by itself. */
export function trustedComparison(
  { uid, before, after, hunks }: ComparedUnit,
  shown: Readonly<Record<'before' | 'after', ShownAs>>,
): TrustedComparison {
  const stateOf = (unit: Unit | null, { numbers, reference }: ShownAs): ShownState | null =>
    unit === null
      ? null
      : {
          unit,
          numbers: numbers(uid),
          context: {
            media: MEDIA_FOLDER,
            placeNote: () => '<sup>*</sup>',
            reference: (placed) => reference(placed, uid),
          },
        };
  const [was, is] = [stateOf(before, shown.before), stateOf(after, shown.after)];
  const side = (state: ShownState | null, ranges: readonly Range[], tag: 'del' | 'ins'): string =>
    trusted(state === null ? '' : changedHtml(state.unit, ranges, tag, state.context, state.numbers));
  const merged = was === null || is === null ? null : mergedHtml(was, is);
  return {
    before: side(
      was,
      hunks.map((hunk) => hunk.before),
      'del',
    ),
    after: side(
      is,
      hunks.map((hunk) => hunk.after),
      'ins',
    ),
    merged: merged === null ? null : trusted(merged),
  };
}
