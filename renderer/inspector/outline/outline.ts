/** The headings of one language, as the outline lists them. */
import type { Uid, Unit } from '../../../shared/document/model.ts';
import { plainText } from '../../../shared/document/text.ts';
import { readUnit } from '../../../shared/document/views.ts';

export interface OutlineEntry {
  /** The heading's uid. */
  readonly id: Uid;
  readonly level: 1 | 2 | 3;
  /** On one line; empty for a heading without words. */
  readonly text: string;
}

/** `units` in document order. */
export function outlineOf(units: readonly Unit[]): readonly OutlineEntry[] {
  return units.flatMap((unit): OutlineEntry[] => {
    if (unit.type !== 'heading') return [];
    const view = readUnit(unit);
    if (view.kind === 'unreadable' || view.body.type !== 'heading') return [];
    const text = plainText(unit).replaceAll(/\s+/gu, ' ').trim();
    return [{ id: unit.uid, level: view.body.content.level, text }];
  });
}

/** The heading whose part the unit stands in: itself, or the nearest above; null before the first. */
export function headingAbove(units: readonly Unit[], uid: Uid): Uid | null {
  let above: Uid | null = null;
  for (const unit of units) {
    if (unit.type === 'heading') above = unit.uid;
    if (unit.uid === uid) return above;
  }
  return null;
}
