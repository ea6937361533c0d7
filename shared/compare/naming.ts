/** What the units of a document are called where a comparison speaks of them. */
import type { DocumentId, DocumentKind, Language, Metadata, Uid, Unit } from '../document/model.ts';
import { contentOfUnits } from '../document/open-units.ts';
import { tokensOf } from '../document/word-diff.ts';
import { unitNames } from '../instrument/amending/unit-names.ts';
import { divisionLevel } from '../instrument/counting.ts';
import type { InstrumentData } from '../instrument/data.ts';
import { typeOfDocument } from '../instrument/instrument-fields.ts';
import { depthOf } from '../instrument/structure.ts';
import { wordsOf } from '../instrument/text.ts';

/** As much of a document as comparing takes. */
export interface DocumentText {
  readonly summary: { readonly id: DocumentId; readonly kind: DocumentKind };
  readonly metadata: Metadata;
  /** In document order. */
  readonly units: Readonly<Record<Language, readonly Unit[]>>;
}

export interface Naming {
  /** By its number, as it is cited; empty for what is not counted. */
  readonly labelOf: (uid: Uid) => string;
  /** By its number, else by its place among its like, in an article by its first words. */
  readonly nameOf: (uid: Uid) => string;
  /** What it stands behind: of a division the one before it, or that it stands in; empty at the beginning. */
  readonly behind: (uid: Uid) => string;
}

/** Of a paragraph that has no other name, in UTF-16 units. */
const FIRST_WORDS = 32;

export function namingOf(
  { summary, metadata, units }: DocumentText,
  language: Language,
  data: InstrumentData,
): Naming {
  const content = contentOfUnits(summary.kind, units);
  const type = typeOfDocument(metadata, data);
  const isCounted = content.shape === 'oneTree' && type !== undefined;
  const names = isCounted ? unitNames(content.km, type, data) : null;
  // The structure of an instrument is that of its Khmer, which has units that the English has not.
  const row = units[isCounted ? 'km' : language];
  const places = new Map(row.map(({ uid }, index) => [uid, index]));
  const nameOf = (uid: Uid): string => {
    const unit = row[places.get(uid) ?? -1];
    return names?.nameOf(uid, language) || (unit === undefined ? '' : firstWords(unit));
  };
  return {
    labelOf: (uid) => names?.labelOf(uid, language) ?? '',
    nameOf,
    behind(uid) {
      const at = places.get(uid) ?? 0;
      const unit = row[at];
      const before = row.slice(0, at).toReversed();
      const other =
        unit?.type === 'division'
          ? before.find((one) => one.type === 'division' && levelDepth(one, data) <= levelDepth(unit, data))
          : before[0];
      return other === undefined ? '' : nameOf(other.uid);
    },
  };
}

const levelDepth = (unit: Unit, data: InstrumentData): number => depthOf(data, divisionLevel(unit));

function firstWords(unit: Unit): string {
  const words = wordsOf(unit).replaceAll(/\s+/gu, ' ').trim();
  let first = '';
  // By the syllable: a Khmer letter without its signs is another one.
  for (const token of tokensOf(words)) {
    if (first.length + token.length > FIRST_WORDS) return `«${first.trimEnd()}…»`;
    first += token;
  }
  return `«${words}»`;
}
