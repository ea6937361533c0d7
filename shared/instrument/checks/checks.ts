/**
 * What a drafter wants to know of an instrument before it goes on, worked out anew with each change: each finding says
 * where to look. Errors stop a submission, all else warns.
 */
import type { DocumentState } from '../../document/model.ts';
import type { InstrumentData, InstrumentType } from '../data.ts';
import { inOneGo } from '../in-pieces.ts';
import { numbersOf } from '../numbering.ts';
import type { Register } from '../references/cited-instruments.ts';
import { checkAmending, type AmendingFacts } from './amending.ts';
import type { CheckedInstrument, InstrumentCheck } from './check.ts';
import { checkClosing } from './closing.ts';
import { checkIssuer } from './issuer.ts';
import { checkEnglish, checkTerms } from './languages.ts';
import { checkStructure } from './structure.ts';
import { checkVisas } from './visas.ts';

export interface ToCheck {
  /** An instrument's: its content is one tree. */
  readonly state: DocumentState;
  readonly type: InstrumentType;
  readonly data: InstrumentData;
  /** The whole register: what an entry does to another stands with the one that does it. */
  readonly register: Register;
  /** Of an amending instrument. */
  readonly amending?: AmendingFacts;
}

/** Errors first. */
export const checkInstrument = (toCheck: ToCheck): readonly InstrumentCheck[] =>
  inOneGo(checkInPieces(toCheck));

/** The same a piece at a time, for whoever has only moments for it. */
export function* checkInPieces({
  state: { content, metadata },
  type,
  data,
  register,
  amending,
}: ToCheck): Generator<undefined, readonly InstrumentCheck[]> {
  if (content.shape !== 'oneTree') throw new TypeError('an instrument has one tree');
  const tree = content.km;
  const numbers = numbersOf(tree, type, data);
  const instrument: CheckedInstrument = { metadata, content, tree, type, data, register, numbers };
  const found: InstrumentCheck[] = amending === undefined ? [] : [...checkAmending(amending)];
  found.push(...(yield* checkStructure(instrument)));
  for (const look of [checkVisas, checkIssuer, checkClosing]) {
    yield undefined;
    found.push(...look(instrument));
  }
  yield undefined;
  found.push(...(yield* checkEnglish(instrument)), ...(yield* checkTerms(instrument)));
  return found.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
