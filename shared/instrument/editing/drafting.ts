/** The text of an instrument in both languages, and how commands write down what they change in it. */
import { bodyHash } from '../../document/hash.ts';
import type { Ids } from '../../document/ids.ts';
import type { Language, Tree, Uid, Unit, UnitBody, UnitChange } from '../../document/model.ts';
import { khmerSide, translationState } from '../../document/translation.ts';
import { withChanges } from '../../document/tree.ts';
import type { InstrumentData, InstrumentType } from '../data.ts';
import { INSTRUMENT_SCHEMA_VERSION, type InstrumentBody } from '../instrument.ts';
import { normalizeUnit } from '../normal-form.ts';
import { structureProblems } from '../structure.ts';
import type { InstrumentContent } from '../text.ts';
import { readInstrumentUnit } from '../views.ts';

/** What a command works with. It answers what changes, and nothing where it cannot be done. */
export interface Drafting {
  readonly text: InstrumentContent;
  readonly type: InstrumentType;
  readonly data: InstrumentData;
  /** Gives new units and parts their ids. */
  readonly ids: Ids;
}

/** A body of the newest schema, with what else a unit has. */
export const versioned = <Kept extends object>(kept: Kept, { type, content }: InstrumentBody) => ({
  ...kept,
  type,
  schemaVersion: INSTRUMENT_SCHEMA_VERSION,
  content,
});

type Contents = { readonly [Body in InstrumentBody as Body['type']]: Body['content'] };

/** The unit's content as `type`; null where it is another type or cannot be read. */
export function contentAs<Type extends keyof Contents>(
  unit: UnitBody | undefined,
  type: Type,
): Contents[Type] | null {
  if (unit?.type !== type) return null;
  const view = readInstrumentUnit(unit);
  return view.kind === 'readable' && isOf(view.body, type) ? view.body.content : null;
}

const isOf = <Type extends keyof Contents>(
  body: { readonly type: string; readonly content: unknown },
  type: Type,
): body is { readonly type: Type; readonly content: Contents[Type] } => body.type === type;

/** The change of an English body; where it stands is the Khmer unit's to say. */
export function englishChange(
  { km, en }: InstrumentContent,
  place: Unit,
  after: UnitBody | null,
): readonly UnitChange[] {
  const before = en.get(place.uid);
  if (before === undefined && after === null) return [];
  const { uid, parent, rank } = place;
  const { parent: parentBefore, rank: rankBefore } = km.get(uid) ?? place;
  return [
    {
      language: 'en',
      uid,
      before: before === undefined ? null : { ...before, uid, parent: parentBefore, rank: rankBefore },
      after: after === null ? null : { ...after, uid, parent, rank },
    },
  ];
}

/** The unit in both languages, each body changed alike; a body that `changed` answers null for stays. */
export function changedInBoth(
  text: InstrumentContent,
  uid: Uid,
  changed: (body: UnitBody, language: Language) => InstrumentBody | null,
): readonly UnitChange[] {
  const unit = text.km.get(uid);
  const own = unit === undefined ? null : changed(unit, 'km');
  if (unit === undefined || own === null) return [];
  const english = text.en.get(uid);
  const other = english === undefined ? null : changed(english, 'en');
  const after = versioned(unit, own);
  const followed =
    english === undefined || other === null
      ? undefined
      : versioned({ ...english, ...followingLink(english, unit, after) }, other);
  return [
    { language: 'km', uid, before: unit, after },
    ...(followed === undefined ? [] : englishChange(text, unit, followed)),
  ];
}

/** What was the English of the unit before the same was done to both is the English of it now. */
function followingLink({ translates }: UnitBody, before: Unit, after: Unit): Pick<UnitBody, 'translates'> {
  if (translates === undefined || translationState({ translates }, khmerSide([before])) !== 'fresh')
    return {};
  return { translates: [{ uid: after.uid, hash: bodyHash(normalizeUnit(after)) }] };
}

/** The text after the changes. */
export function withTextChanges(text: InstrumentContent, changes: readonly UnitChange[]): InstrumentContent {
  const en = new Map(text.en);
  for (const { language, uid, after } of changes) {
    if (language === 'km') continue;
    if (after === null) en.delete(uid);
    else en.set(uid, bodyOf(after));
  }
  return {
    shape: 'oneTree',
    km: withChanges(
      text.km,
      changes.filter(({ language }) => language === 'km'),
    ),
    en,
  };
}

function bodyOf({ uid: _uid, parent: _parent, rank: _rank, ...body }: Unit): UnitBody {
  return body;
}

/** The changes, or none where they would make the tree invalid in a way that it is not already. */
export function ifValid(
  { text, type, data }: Drafting,
  changes: readonly UnitChange[],
): readonly UnitChange[] {
  const known = new Set(problemsOf(text.km, type, data));
  const after = withTextChanges(text, changes).km;
  return problemsOf(after, type, data).every((problem) => known.has(problem)) ? changes : [];
}

const problemsOf = (tree: Tree, type: InstrumentType, data: InstrumentData): readonly string[] =>
  structureProblems(tree, type, data).map(({ uid, reason }) => `${reason} ${uid}`);
