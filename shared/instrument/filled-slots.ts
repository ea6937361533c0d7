/** A phrase of the data with something put into its slots, such as `{unit} is repealed.` */
import type { InstrumentInline } from './instrument.ts';

/** A slot that nothing is given for stays as it is written, so that a wrong phrase is seen. */
export function filledSlots(
  phrase: string,
  slots: Readonly<Record<string, readonly InstrumentInline[]>>,
): readonly InstrumentInline[] {
  return phrase.split(/(\{[a-z]+\})/u).flatMap((piece): readonly InstrumentInline[] => {
    const given = piece.startsWith('{') ? slots[piece.slice(1, -1)] : undefined;
    if (given !== undefined) return given;
    return piece === '' ? [] : [{ kind: 'text', text: piece }];
  });
}
