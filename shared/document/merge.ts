/**
 * Three-way merge of a document, by unit, against the common ancestor (see mergeBase).
 *
 *   changed on one branch, or on both alike           taken
 *   written on both differently                       conflict `edit`; stands as in the base
 *   deleted against written or moved                  conflict `delete`; stands
 *   deleted, with something of the other's under it   conflict `parentDeleted`; stands
 *   split or joined against written, deleted          conflict `split`, `absorb`; all units concerned stand
 *   moved on both to different places                 conflict `move`; stands where the base has it
 *   moved below each other                            conflict `cycle`; stand where the base has them
 *   two insertions at one place                       both kept, in one order, with a notice
 *   metadata                                          by field, lists by entry; conflict `field` stands as in the base
 *
 * So a state with open conflicts is always a valid tree and holds every unit of both branches, save what one deleted
 * and the other left alone. Words and place of a unit merge apart: a moved paragraph keeps the other's edit. An article's
 * languages merge each by itself; an instrument's English merges by uid. Which branch is called ours changes nothing but
 * the names of the sides.
 */
import { assertNever } from '../errors/result.ts';
import type { Conflict, Decision, Notice } from './conflict.ts';
import { planBodies, touchedBody, type Bodies, type BodyPlan } from './merge-bodies.ts';
import { mergeMetadata, withField } from './merge-metadata.ts';
import { build, patched, type Patch, type Plan, type SidesOf } from './merge-plan.ts';
import { planTree } from './merge-tree.ts';
import type { PlannedConflict } from './merge-work.ts';
import type { Content, DocumentState, Language, Tree, Uid, UnitBody } from './model.ts';

/** What a decision is applied to; for decide() alone. */
interface Draft {
  readonly state: Pick<DocumentState, 'kind' | 'metadata'>;
  readonly km: { readonly sides: SidesOf<Tree>; readonly plan: Plan };
  readonly en:
    | { readonly shape: 'twoTrees'; readonly sides: SidesOf<Tree>; readonly plan: Plan }
    | { readonly shape: 'oneTree'; readonly sides: SidesOf<Bodies>; readonly plan: BodyPlan };
  readonly planned: readonly PlannedConflict[];
}

export interface MergeResult {
  /** With every conflict as the table above says that it stands. */
  readonly state: DocumentState;
  readonly conflicts: readonly Conflict[];
  readonly notices: readonly Notice[];
  readonly draft: Draft;
}

function contentOf({ km, en }: Draft): { content: Content; notices: Notice[] } {
  const notices: Notice[] = [];
  const treeOf = (language: Language, plan: Plan, sides: SidesOf<Tree>): Tree => {
    const { tree, doubled } = build(plan, sides);
    for (const runs of doubled) notices.push({ kind: 'samePlace', language, runs });
    return tree;
  };
  const khmer = treeOf('km', km.plan, km.sides);
  if (en.shape === 'twoTrees') {
    const english = treeOf('en', en.plan, en.sides);
    return { content: { shape: 'twoTrees', km: khmer, en: english }, notices };
  }
  const bodies = new Map<Uid, UnitBody>();
  for (const [uid, choice] of en.plan) {
    const body = typeof choice === 'string' ? en.sides[choice].get(uid) : choice;
    // English words without their Khmer unit say nothing.
    if (body !== undefined && khmer.has(uid)) bodies.set(uid, body);
  }
  return { content: { shape: 'oneTree', km: khmer, en: bodies }, notices };
}

/** The three are states of one document; the base is their common ancestor's. */
export function mergeDocuments(base: DocumentState, ours: DocumentState, theirs: DocumentState): MergeResult {
  const { metadata, conflicts, notices } = mergeMetadata(base.metadata, ours.metadata, theirs.metadata);
  const contents = { base: base.content, ours: ours.content, theirs: theirs.content };
  const km = { base: base.content.km, ours: ours.content.km, theirs: theirs.content.km };
  const english = englishOf(contents);
  const planEnglish = (): {
    en: Draft['en'];
    planned: readonly PlannedConflict[];
    notices: readonly Notice[];
  } => {
    if (english.shape === 'twoTrees') {
      const { plan, conflicts: planned, notices } = planTree('en', english.sides);
      return { en: { ...english, plan }, planned, notices };
    }
    const { plan, conflicts: planned } = planBodies(english.sides, km);
    return { en: { ...english, plan }, planned, notices: [] };
  };
  const khmer = planTree('km', km, english.shape === 'oneTree' ? touchedBody(english.sides) : undefined);
  const { en, planned, notices: englishNotices } = planEnglish();
  const draft: Draft = {
    state: { kind: base.kind, metadata },
    km: { sides: km, plan: khmer.plan },
    en,
    planned: [...khmer.conflicts, ...planned],
  };
  const { content, notices: placeNotices } = contentOf(draft);
  return {
    state: { ...draft.state, content },
    conflicts: [...draft.planned.map(({ conflict }) => conflict), ...conflicts],
    notices: [...khmer.notices, ...englishNotices, ...placeNotices, ...notices],
    draft,
  };
}

/** Throws where the three do not have one shape: they are not one document. */
function englishOf({
  base,
  ours,
  theirs,
}: SidesOf<Content>):
  | { readonly shape: 'twoTrees'; readonly sides: SidesOf<Tree> }
  | { readonly shape: 'oneTree'; readonly sides: SidesOf<Bodies> } {
  if (base.shape === 'twoTrees' && ours.shape === 'twoTrees' && theirs.shape === 'twoTrees') {
    return { shape: 'twoTrees', sides: { base: base.en, ours: ours.en, theirs: theirs.en } };
  }
  if (base.shape === 'oneTree' && ours.shape === 'oneTree' && theirs.shape === 'oneTree') {
    return { shape: 'oneTree', sides: { base: base.en, ours: ours.en, theirs: theirs.en } };
  }
  throw new Error('a document does not change its shape');
}

function patchesOf({ conflict, outcomes }: PlannedConflict, decision: Decision): readonly Patch[] {
  if (typeof decision === 'string') return outcomes[decision];
  const [uid] = conflict.units;
  return 'body' in decision && uid !== undefined ? [{ uid, body: decision.body }] : [];
}

function patchBodies(plan: BodyPlan, patches: readonly Patch[]): BodyPlan {
  const next = new Map(plan);
  for (const { uid, absent, body } of patches) {
    if (absent === true) next.delete(uid);
    else if (body !== undefined) next.set(uid, body);
  }
  return next;
}

/** The state as decided, by conflict id; a conflict without a decision stands as it stood. Always a valid tree. */
export function decide(result: MergeResult, decisions: ReadonlyMap<string, Decision>): DocumentState {
  const { draft, conflicts } = result;
  const patchesFor = (language: Language): Patch[] =>
    draft.planned.flatMap((planned) => {
      const decision = decisions.get(planned.conflict.id);
      return decision === undefined || planned.conflict.language !== language
        ? []
        : patchesOf(planned, decision);
    });
  let metadata = draft.state.metadata;
  for (const conflict of conflicts) {
    const decision = decisions.get(conflict.id);
    if (conflict.kind !== 'field' || decision === undefined) continue;
    if (typeof decision === 'string')
      metadata = withField(metadata, conflict.field, conflict.versions[decision]);
    else if ('value' in decision) metadata = withField(metadata, conflict.field, decision.value);
  }
  const { km, en } = draft;
  const decidedEnglish = (): Draft['en'] => {
    switch (en.shape) {
      case 'twoTrees':
        return { ...en, plan: patched(en.plan, patchesFor('en')) };
      case 'oneTree':
        return { ...en, plan: patchBodies(en.plan, patchesFor('en')) };
      default:
        return assertNever(en);
    }
  };
  const decided: Draft = {
    ...draft,
    km: { ...km, plan: patched(km.plan, patchesFor('km')) },
    en: decidedEnglish(),
  };
  return { kind: draft.state.kind, metadata, content: contentOf(decided).content };
}
