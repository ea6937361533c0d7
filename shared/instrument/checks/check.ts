/** What the checks of an instrument say, and what they look at. */
import type { DocumentState, InnerId, Language, Uid } from '../../document/model.ts';
import type { ReferenceContext } from '../references/reference-text.ts';
import type { InstrumentContent } from '../text.ts';

export const CHECK_IDS = [
  'invalidTree',
  'duplicateNumber',
  'referenceGone',
  'unreadable',
  'numberGap',
  'visaOrder',
  'visaNotInForce',
  'issuer',
  'signatory',
  'jointSignatures',
  'numberForm',
  'numberDate',
  'datesDisagree',
  'wrongWeekday',
  'noEnglish',
  'untranslated',
  'englishStale',
  'termUnused',
  'termTwice',
  'termUnmarked',
  'termUndefined',
  'notClosed',
  'closedEarly',
  'amendingStale',
  'amendedChanged',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** Where a person mends it: a unit or something in it, a field of the details, or the text of a language as a whole. */
export type CheckPlace =
  | {
      readonly kind: 'unit';
      readonly uid: Uid;
      readonly language: Language;
      readonly inner?: InnerId;
    }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'text'; readonly language: Language };

export interface InstrumentCheck {
  readonly id: CheckId;
  /** An error stops submission; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly where: CheckPlace;
  /** What its sentence says by name; empty where the place says it all. */
  readonly details: Readonly<Record<string, string>>;
}

/** An instrument as each of the checks looks at it. */
export interface CheckedInstrument extends ReferenceContext {
  readonly metadata: DocumentState['metadata'];
  readonly content: InstrumentContent;
}

const ERRORS: ReadonlySet<CheckId> = new Set(['invalidTree', 'duplicateNumber', 'referenceGone']);

export const check = (
  id: CheckId,
  where: CheckPlace,
  details: InstrumentCheck['details'] = {},
): InstrumentCheck => ({ id, severity: ERRORS.has(id) ? 'error' : 'warning', where, details });

export const inUnit = (uid: Uid, language: Language = 'km', inner?: InnerId): CheckPlace => ({
  kind: 'unit',
  uid,
  language,
  ...(inner === undefined ? {} : { inner }),
});

/** Where words stand. */
export const at = ({
  uid,
  language,
  inner,
}: {
  readonly uid: Uid;
  readonly language: Language;
  readonly inner?: InnerId;
}): CheckPlace => inUnit(uid, language, inner);
