/** The depth of the parts of a provision: Tab and Shift+Tab at a paragraph or a point. */
import type { InnerId, Uid, UnitChange } from '../../document/model.ts';
import type { ProvisionPart } from '../instrument.ts';
import { deepestBehind } from '../structure.ts';
import { changedInBoth, contentAs, type Drafting } from './drafting.ts';

/** A paragraph becomes a point; a point goes one deeper with the points below it, where one is above to hold it. */
export const lowerPart = (drafting: Drafting, uid: Uid, id: InnerId): readonly UnitChange[] =>
  shiftPart(drafting, uid, id, 1);

/** A point goes one up with the points below it; an outermost one becomes a paragraph. */
export const raisePart = (drafting: Drafting, uid: Uid, id: InnerId): readonly UnitChange[] =>
  shiftPart(drafting, uid, id, -1);

/** -1 for a paragraph. */
const depthIn = (part: ProvisionPart | undefined): number => (part?.kind === 'point' ? part.depth : -1);

function atDepth(part: ProvisionPart, depth: number): ProvisionPart {
  if (part.kind === 'table') return part;
  const { id, inline } = part;
  return depth < 0 ? { kind: 'paragraph', id, inline } : { kind: 'point', id, depth, inline };
}

function shiftPart({ text }: Drafting, uid: Uid, id: InnerId, step: 1 | -1): readonly UnitChange[] {
  const parts = contentAs(text.km.get(uid), 'provision')?.parts ?? [];
  const first = parts.findIndex((part) => part.id === id);
  const part = parts[first];
  if (part === undefined || part.kind === 'table') return [];
  const depth = depthIn(part) + step;
  if (depth < -1 || depth > deepestBehind(parts[first - 1])) return [];
  const behind = parts.slice(first + 1);
  const end = behind.findIndex((other) => depthIn(other) <= depthIn(part));
  const below = part.kind === 'paragraph' ? [] : behind.slice(0, end === -1 ? undefined : end);
  const shifted = new Set([part, ...below].map((one) => one.id));
  return changedInBoth(text, uid, (unit, language) => {
    const content = contentAs(unit, 'provision');
    if (content === null) return null;
    const after = content.parts.map((one) => (shifted.has(one.id) ? atDepth(one, depthIn(one) + step) : one));
    // English that was written apart may have other points: they come up to where they are held.
    return { type: 'provision', content: { ...content, parts: language === 'km' ? after : held(after) } };
  });
}

/** Each point at most one deeper than the one before it. */
export function held(parts: readonly ProvisionPart[]): readonly ProvisionPart[] {
  const all: ProvisionPart[] = [];
  for (const part of parts) {
    const deepest = deepestBehind(all.at(-1));
    all.push(part.kind === 'point' && part.depth > deepest ? { ...part, depth: deepest } : part);
  }
  return all;
}
