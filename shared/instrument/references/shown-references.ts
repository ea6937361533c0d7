/** A unit for whoever only reads it: its references say what they show now. */
import type { Uid, Unit } from '../../document/model.ts';
import type { InstrumentInline, Reference } from '../instrument.ts';
import { withLines } from '../lines.ts';
import { isInstrumentBody, readInstrumentUnit } from '../views.ts';

/** `shown`: what a reference shows in the unit that it stands in. */
export function withShownReferences(
  unit: Unit,
  shown: (reference: Reference, standsIn: Uid) => string,
): Unit {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable' || !isInstrumentBody(view.body) || view.body.type === 'signature')
    return unit;
  const now = (piece: InstrumentInline): InstrumentInline =>
    piece.kind === 'reference' ? { ...piece, seen: shown(piece, unit.uid) } : piece;
  const { content } = withLines(view.body, (inline) => inline.map(now));
  return { ...unit, content };
}
