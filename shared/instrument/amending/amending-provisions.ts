/** The provisions of an amending instrument, made out of what a changed copy says otherwise. */
import type { Language, Uid, UnitBody } from '../../document/model.ts';
import type { InstrumentData } from '../data.ts';
import { contentAs, versioned, type Drafting } from '../editing/drafting.ts';
import type { InstrumentContent } from '../text.ts';
import { filledSlots } from '../filled-slots.ts';
import type { InstrumentInline, ProvisionPart, Reference, RegisterId } from '../instrument.ts';
import { numbersOf } from '../numbering.ts';
import { referenceText, type ReferenceContext } from '../references/reference-text.ts';
import type { AmendedTitle } from './amended-title.ts';
import { amendmentsBetween, type Amendment } from './amendments.ts';
import { freshIds, inQuotes, quotedParts, type FreshIds } from './quoted.ts';
import { unitNames, type UnitNames } from './unit-names.ts';

export interface AmendedText {
  readonly before: InstrumentContent;
  readonly after: InstrumentContent;
  /** What is amended, in the register. */
  readonly instrument: RegisterId;
  /** Null where it is called what it was called. */
  readonly title: AmendedTitle | null;
}

/** One provision of the amending instrument. */
export interface AmendingProvision {
  readonly km: UnitBody;
  /** Null where what it quotes has no English yet. */
  readonly en: UnitBody | null;
  /** What it does to units, nothing where it is about the title; carried out in order, all of them give the copy. */
  readonly amendments: readonly Amendment[];
}

/** First the title; then what is put in at one place is one provision, everything else a provision for each unit. */
export function amendingProvisions(
  amended: AmendedText,
  { type, data, ids }: Pick<Drafting, 'type' | 'data' | 'ids'>,
): readonly AmendingProvision[] {
  const old = unitNames(amended.before.km, type, data);
  const now = unitNames(amended.after.km, type, data);
  const { km: tree } = amended.after;
  const references: ReferenceContext = {
    tree,
    type,
    data,
    numbers: numbersOf(tree, type, data),
    register: new Map(),
  };
  const work = (): Work => ({ ...amended, data, old, now, references, fresh: freshIds(ids) });
  const provisions = together(amendmentsBetween(amended.before, amended.after)).map((amendments) => {
    const own = work();
    const km = provisionOf(own, amendments, 'km');
    if (km === null) throw new Error('what is amended has its words in Khmer');
    return { km, en: provisionOf(own, amendments, 'en'), amendments };
  });
  const titled = titleProvision(work());
  return titled === null ? provisions : [titled, ...provisions];
}

/** Null where the title stays; another English title alone is another translation. */
function titleProvision(work: Work): AmendingProvision | null {
  const { title } = work;
  if (title === null || title.from.km === title.to.km) return null;
  const saying = (language: Language): UnitBody => {
    const lead = filledSlots(work.data.amending.title[language], { unit: cited(work, null, language) });
    const inline = [{ kind: 'text', text: title.to[language] }] as const;
    return written(work, lead, [{ kind: 'paragraph', id: work.fresh('title'), inline }], language);
  };
  return { km: saying('km'), en: title.to.en === '' ? null : saying('en'), amendments: [] };
}

/** Units put in side by side, and what was put into them, belong together. */
function together(amendments: readonly Amendment[]): readonly (readonly Amendment[])[] {
  const groups: Amendment[][] = [];
  const groupOf = new Map<Uid, Amendment[]>();
  for (const amendment of amendments) {
    if (amendment.kind !== 'inserted') {
      groups.push([amendment]);
      continue;
    }
    const { after, parent } = amendment.place;
    const near = (uid: Uid | null) => (uid === null ? undefined : groupOf.get(uid));
    const group = near(after) ?? near(parent) ?? [];
    if (group.length === 0) groups.push(group);
    group.push(amendment);
    groupOf.set(amendment.uid, group);
  }
  return groups;
}

/** What one provision is made with; both languages use the same new ids. */
interface Work extends AmendedText {
  readonly data: InstrumentData;
  readonly old: UnitNames;
  readonly now: UnitNames;
  readonly fresh: FreshIds;
  /** By what references within the changed text are worded. */
  readonly references: ReferenceContext;
}

function shownIn(references: ReferenceContext, reference: Reference, uid: Uid, language: Language): string {
  const shown = referenceText(reference, uid, language, references);
  return shown.kind === 'found' ? shown.text : shown.seen;
}

interface Saying {
  readonly phrase: string;
  readonly slots: Readonly<Record<string, readonly InstrumentInline[]>>;
  readonly quoted: readonly Uid[];
}

/** Null where the language has no words for what is quoted. */
function provisionOf(work: Work, amendments: readonly Amendment[], language: Language): UnitBody | null {
  const { phrase, slots, quoted } = sayingOf(work, amendments, language);
  const parts = quote(work, quoted, language);
  return parts === null ? null : written(work, filledSlots(phrase, slots), parts, language);
}

/** The sentence that says what is done, then what it quotes. */
function written(
  { data, fresh }: Work,
  inline: readonly InstrumentInline[],
  quoted: readonly ProvisionPart[],
  language: Language,
): UnitBody {
  const { opens, closes } = data.amending;
  const lead: ProvisionPart = { kind: 'paragraph', id: fresh('lead'), inline };
  const quotation = inQuotes(quoted, opens[language], closes[language], fresh);
  const content = { number: { kind: 'next' }, heading: [], parts: [lead, ...quotation] } as const;
  return versioned({}, { type: 'provision', content });
}

function sayingOf(work: Work, amendments: readonly Amendment[], language: Language): Saying {
  const { amending } = work.data;
  const [first] = amendments;
  if (first === undefined) throw new Error('a provision amends something');
  const { uid } = first;
  const unit = cited(work, uid, language);
  switch (first.kind) {
    case 'repealed':
      return { phrase: amending.repealed[language], slots: { unit }, quoted: [] };
    case 'replaced': {
      if (saidKind(work, first) === 'repealed')
        return { phrase: amending.repealed[language], slots: { unit }, quoted: [] };
      const slots = { unit, new: fresher(work, [uid], language) };
      return { phrase: amending.replaced[language], slots, quoted: [uid] };
    }
    case 'moved': {
      const { after, parent } = first.place;
      const phrase = amending[after === null ? 'movedFirst' : 'moved'][language];
      return { phrase, slots: { unit, place: placeOf(work, after ?? parent, language) }, quoted: [] };
    }
    case 'inserted': {
      const { after, parent } = first.place;
      const phrase = amending[after === null ? 'insertedFirst' : 'inserted'][language];
      const slots = {
        new: fresher(work, outermost(amendments), language),
        place: placeOf(work, after ?? parent, language),
      };
      return { phrase, slots, quoted: amendments.map((amendment) => amendment.uid) };
    }
    default:
      return first satisfies never;
  }
}

/** What a reader calls it: a provision of which only the number stays is repealed, not replaced. */
export const saidKind = (
  { before, after }: Pick<AmendedText, 'before' | 'after'>,
  { kind, uid }: Amendment,
): Amendment['kind'] =>
  kind === 'replaced' && isRepealed(after, uid) && !isRepealed(before, uid) ? 'repealed' : kind;

/** Whether only its number stands. */
const isRepealed = ({ km }: InstrumentContent, uid: Uid): boolean =>
  contentAs(km.get(uid), 'provision')?.repealed === true;

/** What stands in a unit that is put in itself comes with it. */
function outermost(amendments: readonly Amendment[]): readonly Uid[] {
  const all = new Set<Uid | null>(amendments.map(({ uid }) => uid));
  return amendments.flatMap((amendment) =>
    amendment.kind === 'inserted' && !all.has(amendment.place.parent) ? [amendment.uid] : [],
  );
}

/** What stands in the amended instrument, as a reference to it; null: the instrument itself. */
function cited(
  { old, instrument, data, fresh }: Work,
  uid: Uid | null,
  language: Language,
): readonly InstrumentInline[] {
  const article = uid === null ? null : old.articleOf(uid);
  const seen = uid === null ? '' : old.nameOf(uid, language);
  const reference: InstrumentInline = {
    kind: 'reference',
    id: fresh(`${uid} cited`),
    target: { in: 'register', instrument, ...(article === null ? {} : { article }) },
    seen,
  };
  if (article !== null || seen === '') return [reference];
  return [{ kind: 'text', text: `${seen}${data.amending.of[language]}` }, reference];
}

/** A place is named by what stands in the instrument already, or by what is put in with it. */
const placeOf = (work: Work, uid: Uid | null, language: Language): readonly InstrumentInline[] =>
  uid === null || work.before.km.has(uid) ? cited(work, uid, language) : fresher(work, [uid], language);

/** What the units are called from then on. */
function fresher({ now, data }: Work, uids: readonly Uid[], language: Language): readonly InstrumentInline[] {
  const names = uids.map((uid) => now.nameOf(uid, language));
  const { and, comma } = data.amending;
  const before = names.slice(0, -1).join(comma[language]);
  const last = names.at(-1) ?? '';
  return [{ kind: 'text', text: before === '' ? last : `${before}${and[language]}${last}` }];
}

function quote(
  { after, now, fresh, references }: Work,
  uids: readonly Uid[],
  language: Language,
): readonly ProvisionPart[] | null {
  const parts: ProvisionPart[] = [];
  for (const uid of uids) {
    const body = language === 'km' ? after.km.get(uid) : after.en.get(uid);
    if (body === undefined) return null;
    parts.push(
      ...quotedParts(body, {
        key: uid,
        label: now.labelOf(uid, language),
        fresh,
        shown: (reference) => shownIn(references, reference, uid, language),
      }),
    );
  }
  return parts;
}
