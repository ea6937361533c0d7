/**
 * The English of what changed in the Khmer without a command's help (typing, deleting, pasting): a part's English goes
 * with the part into whichever provision holds it now, joins the part that the Khmer words were joined to, and goes with
 * a unit that is gone.
 */
import type { InnerId, Uid, Unit, UnitBody, UnitChange } from '../../document/model.ts';
import type { InstrumentInline, ProvisionContent, ProvisionPart } from '../instrument.ts';
import { isBlank, placedInline, type InstrumentContent } from '../text.ts';
import { contentAs, englishChange, versioned } from './drafting.ts';

/** Whether English may have to follow such a change: not where words were only written or struck out in their part. */
export const isFollowed = (change: UnitChange): boolean =>
  change.language === 'km' && (change.after === null || partsDiffer(change));

/** What changes in the English behind these changes of the Khmer; `before` is the text without them. */
export function englishFollowing(
  before: InstrumentContent,
  changes: readonly UnitChange[],
): readonly UnitChange[] {
  const khmer = changes.filter(({ language }) => language === 'km');
  const gone = khmer.flatMap(({ before: unit, after }) => (after === null && unit !== null ? [unit] : []));
  const parted = khmer.filter(partsDiffer);
  if (gone.length === 0 && parted.length === 0) return [];
  const english = partsIn(before, parted);
  const heirs = heirsOf(parted);
  const bodies = new Map<Uid, UnitBody | null>();
  for (const unit of gone) if (before.en.has(unit.uid)) bodies.set(unit.uid, null);
  for (const { after } of parted) {
    const content = contentAs(after ?? undefined, 'provision');
    if (after === null || content === null) continue;
    const body = englishOf(after, content, before, english, heirs);
    if (body !== undefined) bodies.set(after.uid, body);
  }
  const places = new Map(khmer.map(({ uid, before: unit, after }) => [uid, after ?? unit]));
  return [...bodies].flatMap(([uid, body]) => {
    const place = places.get(uid);
    return place === undefined || place === null ? [] : englishChange(before, place, body);
  });
}

const partsOf = (unit: Unit | null): readonly ProvisionPart[] =>
  contentAs(unit ?? undefined, 'provision')?.parts ?? [];

function partsDiffer({ before, after }: UnitChange): boolean {
  const [ids, idsAfter] = [partsOf(before), partsOf(after)].map((parts) => parts.map(({ id }) => id).join());
  return ids !== idsAfter;
}

/** All English parts of the provisions whose parts changed, by their ids. */
const partsIn = (
  { en }: InstrumentContent,
  changes: readonly UnitChange[],
): ReadonlyMap<InnerId, ProvisionPart> =>
  new Map(
    changes
      .flatMap(({ uid }) => contentAs(en.get(uid), 'provision')?.parts ?? [])
      .map((part) => [part.id, part]),
  );

/** Parts that are gone, each with the part that has its words now. */
function heirsOf(changes: readonly UnitChange[]): ReadonlyMap<InnerId, readonly InnerId[]> {
  const after = changes.flatMap((change) => partsOf(change.after));
  const standing = new Set(after.map(({ id }) => id));
  const heirs = new Map<InnerId, InnerId[]>();
  for (const part of changes.flatMap((change) => partsOf(change.before))) {
    if (standing.has(part.id) || part.kind === 'table') continue;
    const words = placedInline(part.inline);
    if (isBlank(words)) continue;
    const heir = after.find((other) => other.kind !== 'table' && placedInline(other.inline).endsWith(words));
    if (heir !== undefined) heirs.set(heir.id, [...(heirs.get(heir.id) ?? []), part.id]);
  }
  return heirs;
}

/** The English of a provision by its Khmer parts; undefined where there is none and was none, or it stays as it is. */
function englishOf(
  unit: Unit,
  content: ProvisionContent,
  before: InstrumentContent,
  english: ReadonlyMap<InnerId, ProvisionPart>,
  heirs: ReadonlyMap<InnerId, readonly InnerId[]>,
): UnitBody | undefined {
  const old = before.en.get(unit.uid);
  const oldContent = contentAs(old, 'provision');
  // What cannot be read stays as it is.
  if (old !== undefined && oldContent === null) return undefined;
  const parts = content.parts.flatMap((part): ProvisionPart[] => {
    const own = english.get(part.id);
    const joined = (heirs.get(part.id) ?? []).flatMap((id) => english.get(id) ?? []);
    return withJoined(part, own, joined);
  });
  if (parts.length === 0 && old === undefined) return undefined;
  const heading = oldContent?.heading ?? [];
  const filled = parts.length > 0 ? parts : content.parts.slice(0, 1).flatMap((part) => emptied(part));
  const next: ProvisionContent = { ...(oldContent ?? content), heading, parts: filled };
  return old === undefined
    ? versioned({}, { type: 'provision', content: next })
    : versioned(old, {
        type: 'provision',
        content: next,
      });
}

function withJoined(
  khmer: ProvisionPart,
  own: ProvisionPart | undefined,
  joined: readonly ProvisionPart[],
): ProvisionPart[] {
  if (joined.length === 0) return own === undefined ? [] : [own];
  const base = own ?? emptied(khmer)[0];
  if (base === undefined || base.kind === 'table') return own === undefined ? [] : [own];
  const inline: InstrumentInline[] = [...base.inline];
  for (const part of joined) {
    if (part.kind === 'table') continue;
    if (inline.length > 0) inline.push({ kind: 'text', text: ' ' });
    inline.push(...part.inline);
  }
  return [{ ...base, inline }];
}

const emptied = (part: ProvisionPart): ProvisionPart[] =>
  part.kind === 'table' ? [{ kind: 'paragraph', id: part.id, inline: [] }] : [{ ...part, inline: [] }];
