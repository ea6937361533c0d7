/** Which units of an instrument stand where Akoma Ntoso has a place for them; the others are kept as they are. */
import { ARTICLE_SCHEMA_VERSION, type ArticleBody } from '../../document/article.ts';
import type { Tree, Uid, UnitBody } from '../../document/model.ts';
import { childrenOf } from '../../document/tree.ts';
import { INSTRUMENT_SCHEMA_VERSION } from '../instrument.ts';
import { readInstrumentUnit } from '../views.ts';
import type { AnyBody } from './eids.ts';
import type { KeptUnit } from './write-meta.ts';

/** Units that instruments have alike with articles are blocks. */
export type Slot = 'visa' | 'division' | 'provision' | 'signature' | 'annex' | 'block';

export const slotOf = (type: AnyBody['type']): Slot =>
  type === 'visa' || type === 'division' || type === 'provision' || type === 'signature' || type === 'annex'
    ? type
    : 'block';

/** Whether a unit is one that instruments have alike with articles. */
export const isBlock = (body: AnyBody): body is ArticleBody => slotOf(body.type) === 'block';

const WITHIN: Readonly<Record<Slot | 'top', readonly Slot[]>> = {
  top: ['visa', 'division', 'provision', 'block', 'signature', 'annex'],
  division: ['division', 'provision', 'block'],
  annex: ['division', 'provision', 'block'],
  provision: [],
  visa: [],
  signature: [],
  block: [],
};

/** What a unit says, where this version writes it; a list without items has no form there. */
export function writable(unit: UnitBody): AnyBody | undefined {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable') return undefined;
  const newest = slotOf(view.body.type) === 'block' ? ARTICLE_SCHEMA_VERSION : INSTRUMENT_SCHEMA_VERSION;
  if (unit.schemaVersion !== newest) return undefined;
  return view.body.type === 'list' && view.body.content.items.length === 0 ? undefined : view.body;
}

export interface Places {
  readonly km: ReadonlyMap<Uid, AnyBody>;
  readonly en: ReadonlyMap<Uid, AnyBody>;
  readonly kept: readonly KeptUnit[];
}

export function placesOf(tree: Tree, english: ReadonlyMap<Uid, UnitBody>): Places {
  const km = new Map<Uid, AnyBody>();
  const walk = (parent: Uid | null, slot: Slot | 'top'): void => {
    for (const unit of childrenOf(tree, parent)) {
      const body = writable(unit);
      if (body === undefined || !WITHIN[slot].includes(slotOf(body.type))) continue;
      km.set(unit.uid, body);
      walk(unit.uid, slotOf(body.type));
    }
  };
  walk(null, 'top');
  const kept: KeptUnit[] = [...tree.values()]
    .filter(({ uid }) => !km.has(uid))
    .map(({ uid, ...unit }) => ({ language: 'km', uid, unit }));
  const en = new Map<Uid, AnyBody>();
  for (const [uid, unit] of english) {
    const body = writable(unit);
    const beside = km.get(uid);
    if (body !== undefined && beside !== undefined && slotOf(beside.type) === slotOf(body.type))
      en.set(uid, body);
    else kept.push({ language: 'en', uid, unit });
  }
  return { km, en, kept };
}
