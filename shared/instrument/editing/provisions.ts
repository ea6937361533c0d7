/** Making two provisions of one, and one of two. */
import { withAbsorbed } from '../../document/identity.ts';
import type { InnerId, Uid, Unit, UnitBody, UnitChange } from '../../document/model.ts';
import { inOrder } from '../../document/tree.ts';
import type { InstrumentInline, ProvisionContent, ProvisionPart } from '../instrument.ts';
import { placedInline } from '../text.ts';
import { sequenceChanges, type Line } from './sequence.ts';
import { contentAs, englishChange, ifValid, versioned, type Drafting } from './drafting.ts';

/**
 * What stands from the part `from` on becomes a provision of its own behind the first, in both languages. Words of one
 * part are parted before, as Enter within the provision does it.
 */
export function splitProvision(drafting: Drafting, uid: Uid, from: InnerId): readonly UnitChange[] {
  const { text, data, ids } = drafting;
  const unit = text.km.get(uid);
  const content = contentAs(unit, 'provision');
  const at = content?.parts.findIndex(({ id }) => id === from) ?? -1;
  if (unit === undefined || content === null || at < 1) return [];
  const first = versioned(unit, { type: 'provision', content: headOf(content, at) });
  const second: Line = {
    uid: ids.next(),
    splitFrom: uid,
    ...versioned({}, { type: 'provision', content: tailOf(content, at) }),
  };
  const lines = inOrder(text.km).flatMap((line): Line[] => (line.uid === uid ? [first, second] : [line]));
  const changes = sequenceChanges(text.km, lines, data);
  const made = changes.find((change) => change.uid === second.uid)?.after ?? null;
  return made === null
    ? []
    : ifValid(drafting, [...changes, ...splitEnglish(drafting, unit, content, at, made)]);
}

const headOf = (content: ProvisionContent, at: number): ProvisionContent => ({
  ...content,
  parts: content.parts.slice(0, at),
});

const tailOf = (content: ProvisionContent, at: number): ProvisionContent => ({
  ...content,
  number: { kind: 'next' },
  heading: [],
  parts: outdented(content.parts.slice(at)),
});

/** What is left of a list begins at the outermost depth. */
function outdented(parts: readonly ProvisionPart[]): readonly ProvisionPart[] {
  let margin = Number.POSITIVE_INFINITY;
  return parts.map((part) => {
    margin = part.kind === 'point' ? Math.min(margin, part.depth) : 0;
    return part.kind === 'point' ? { ...part, depth: part.depth - margin } : part;
  });
}

/** English goes along from the first part whose Khmer does. */
function splitEnglish(
  { text }: Drafting,
  unit: Unit,
  khmer: ProvisionContent,
  at: number,
  made: Unit,
): readonly UnitChange[] {
  const english = text.en.get(unit.uid);
  const content = contentAs(english, 'provision');
  const moved = new Set(khmer.parts.slice(at).map(({ id }) => id));
  const cut = content?.parts.findIndex(({ id }) => moved.has(id)) ?? -1;
  const [firstPart] = khmer.parts;
  if (english === undefined || content === null || firstPart === undefined || cut === -1) return [];
  const second = versioned({}, { type: 'provision', content: tailOf(content, cut) });
  // Where all of it stands behind the cut the first is not translated yet, its heading aside.
  const isUntranslated = cut === 0 && content.heading.length === 0;
  const rest: ProvisionContent =
    cut === 0
      ? { ...content, parts: [{ kind: 'paragraph', id: firstPart.id, inline: [] }] }
      : headOf(content, cut);
  const first = isUntranslated ? null : versioned(english, { type: 'provision', content: rest });
  return [...englishChange(text, unit, first), ...englishChange(text, made, second)];
}

/**
 * Joins a provision to the one right before it. With words in both, or in neither, the first keeps its uid; otherwise the
 * one with words does. The number is the first's. Nothing where a heading stands between them, or where the words of one
 * cannot be read.
 */
export function joinProvisions(drafting: Drafting, uid: Uid): readonly UnitChange[] {
  const { text, data } = drafting;
  const row = inOrder(text.km);
  const at = row.findIndex((line) => line.uid === uid);
  const [first, second] = [row[at - 1], row[at]];
  if (first === undefined || second === undefined) return [];
  const [before, behind] = [contentAs(first, 'provision'), contentAs(second, 'provision')];
  const english = joinedEnglish(drafting, first, second);
  if (before === null || behind === null || english === null) return [];
  const [survivor, absorbed] = isBlank(before) && !isBlank(behind) ? [second, first] : [first, second];
  const body = versioned(survivor, { type: 'provision', content: joined(before, behind) });
  const line: Line = { ...withAbsorbed(body, [absorbed]), uid: survivor.uid };
  const lines = row.flatMap((other): Line[] => (other === first ? [line] : other === second ? [] : [other]));
  return ifValid(drafting, [
    ...sequenceChanges(text.km, lines, data),
    ...englishChange(text, absorbed, null),
    ...(english.body === undefined ? [] : englishChange(text, { ...first, uid: survivor.uid }, english.body)),
  ]);
}

/** Null where English words would be lost; no body where there are none. */
function joinedEnglish({ text }: Drafting, first: Unit, second: Unit): { readonly body?: UnitBody } | null {
  const [before, behind] = [text.en.get(first.uid), text.en.get(second.uid)];
  const [one, other] = [contentAs(before, 'provision'), contentAs(behind, 'provision')];
  if ((before !== undefined && one === null) || (behind !== undefined && other === null)) return null;
  if (one === null && other === null) return {};
  const number = contentAs(first, 'provision')?.number ?? { kind: 'next' };
  const content = one !== null && other !== null ? joined(one, other) : (one ?? other);
  return content === null
    ? {}
    : { body: versioned({}, { type: 'provision', content: { ...content, number } }) };
}

function joined(first: ProvisionContent, second: ProvisionContent): ProvisionContent {
  const { repealed: _repealed, ...kept } = first;
  const space: readonly InstrumentInline[] =
    first.heading.length > 0 && second.heading.length > 0 ? [{ kind: 'text', text: ' ' }] : [];
  const filled = [first, second].filter(({ parts }) => !parts.every(isBlankPart));
  return {
    ...kept,
    heading: [...first.heading, ...space, ...second.heading],
    parts: (filled.length === 0 ? [first] : filled).flatMap(({ parts }) => parts),
    ...(first.repealed === true && second.repealed === true ? { repealed: true } : {}),
  };
}

const isBlank = ({ heading, parts }: ProvisionContent): boolean =>
  isBlankInline(heading) && parts.every(isBlankPart);

const isBlankPart = (part: ProvisionPart): boolean => part.kind !== 'table' && isBlankInline(part.inline);

const isBlankInline = (inline: readonly InstrumentInline[]): boolean =>
  /^[\s\u200B]*$/u.test(placedInline(inline));
