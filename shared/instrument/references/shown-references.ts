/** A unit for whoever only reads it: its references say what they show now. */
import type { Language, Unit } from '../../document/model.ts';
import type { InstrumentInline } from '../instrument.ts';
import { withLines } from '../lines.ts';
import { isInstrumentBody, readInstrumentUnit } from '../views.ts';
import { referenceText, type ReferenceContext } from './reference-text.ts';

/** One whose target is gone keeps what it showed last. */
export function withShownReferences(unit: Unit, language: Language, context: ReferenceContext): Unit {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable' || !isInstrumentBody(view.body) || view.body.type === 'signature')
    return unit;
  const shown = (piece: InstrumentInline): InstrumentInline => {
    if (piece.kind !== 'reference') return piece;
    const now = referenceText(piece, unit.uid, language, context);
    return now.kind === 'found' ? { ...piece, seen: now.text } : piece;
  };
  const { content } = withLines(view.body, (inline) => inline.map(shown));
  return { ...unit, content };
}
