/**
 * What one update of the editor changed, as unit changes. While one types, only the block that was typed in is read;
 * the whole order of blocks is looked at only when blocks came, went or moved.
 */
import { $getRoot, type EditorState, type LexicalEditor, type NodeKey } from 'lexical';
import { branded } from '../../../shared/document/brand.ts';
import { bodyOf } from '../../../shared/document/hash.ts';
import { assignIdentity, withAbsorbed } from '../../../shared/document/identity.ts';
import type { Language, Rank, Uid, Unit, UnitBody, UnitChange } from '../../../shared/document/model.ts';
import { ranksInOrder } from '../../../shared/document/rank.ts';
import type { DraftText } from '../../drafting/text.ts';
import type { Block, Blocks } from './blocks.ts';
import type { ShownText } from './shown-text.ts';
import { $isLockedBlock } from '../nodes.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import type { InstrumentWriting } from '../instrument/instrument-writing.ts';
import { englishFollowing, isFollowed } from '../../../shared/instrument/editing/english-following.ts';
import { sequenceChanges } from '../../../shared/instrument/editing/sequence.ts';
import { unitText } from '../../../shared/instrument/unit-text.ts';
import { isRowChanged, touchedBlocks, type EditorUpdate } from '../row-of-blocks.ts';
import { $contentOf, sameContent, type BlockContent } from './to-units.ts';
import { isNothing } from './nothing.ts';

export interface Capture {
  readonly changes: readonly UnitChange[];
  /** Whether blocks came, went or moved. */
  readonly structural: boolean;
}

export interface CaptureSource {
  readonly editor: LexicalEditor;
  readonly blocks: Blocks;
  readonly draft: DraftText;
  readonly shown: ShownText;
  readonly language: Language;
  /** The empty paragraph that stands in for a text without units, while it is no unit itself. */
  readonly placeholder: NodeKey | null;
  /** Of an instrument, whose blocks are the row of one tree's units; null for an article. */
  readonly instrument: InstrumentWriting | null;
}

/** Where blocks stand and which unit each is, after an update. */
interface Arrangement {
  readonly order: readonly Block[];
  readonly absorbed: ReadonlyMap<Uid, readonly Uid[]>;
  readonly splitFrom: ReadonlyMap<Uid, Uid>;
}

/** Of a line whose place follows from its row. */
const NO_RANK = branded<Rank>('');

/** No block, and nothing joined or split. */
const AS_BEFORE: Arrangement = { order: [], absorbed: new Map(), splitFrom: new Map() };

/** Answers the changes, and brings `blocks` up to what the editor shows now. */
export function captureChanges(source: CaptureSource, payload: EditorUpdate): Capture {
  const { blocks, shown, placeholder } = source;
  const touched = touchedBlocks(payload);
  const structural = isRowChanged(payload, touched) || (placeholder !== null && touched.has(placeholder));
  if (structural) {
    const arrangement = arrange(source, payload, touched);
    const changes =
      source.instrument === null
        ? structuralChanges(source, payload, touched, arrangement)
        : rowChanges(source, payload, touched, arrangement, source.instrument.data());
    blocks.arrange(arrangement.order);
    return { changes: withEnglish(source, changes), structural };
  }
  const changes = [...touched].flatMap((key) => {
    const uid = blocks.uidOf(key);
    const unit = uid === undefined ? undefined : shown.unit(uid);
    return unit === undefined
      ? []
      : contentChange(source, payload, { key, uid: unit.uid }, unit.rank, AS_BEFORE);
  });
  return { changes: withEnglish(source, changes), structural };
}

/** The unit shown by a block as this state has it; null where the state has no such block. */
function contentIn(source: CaptureSource, state: EditorState, key: NodeKey): BlockContent | null {
  const block = state._nodeMap.get(key);
  if (block === undefined) return null;
  return state.read(() => $contentOf(block), { editor: source.editor });
}

/** The words of a block; of one that has none and yet is not empty, a word that no text has. */
function textIn(source: CaptureSource, state: EditorState, key: NodeKey): string {
  const content = contentIn(source, state, key);
  if (content === null) return '';
  const text = unitText(content);
  return text.trim() === '' && !isNothing(content) ? `\0${key}` : text;
}

function arrange(source: CaptureSource, payload: EditorUpdate, touched: ReadonlySet<NodeKey>): Arrangement {
  const { blocks, placeholder, editor, draft, language } = source;
  const { editorState, prevEditorState } = payload;
  const keys = editorState.read(() => $getRoot().getChildrenKeys(), { editor });
  const [only] = keys;
  if (keys.length === 1 && only === placeholder && textIn(source, editorState, only) === '') return AS_BEFORE;
  const present = new Set(keys);
  // A block that nothing happened to is only asked whether its text is the same, and any text says that as well.
  const textBefore = (key: NodeKey): string =>
    touched.has(key) || !present.has(key) ? textIn(source, prevEditorState, key) : key;
  const textAfter = (key: NodeKey): string => (touched.has(key) ? textIn(source, editorState, key) : key);
  const { uids, absorbed, splitFrom } = assignIdentity({
    before: blocks.order().map(({ uid, key }) => ({ uid, key, text: textBefore(key) })),
    after: keys.map((key) => ({
      key,
      uid: blocks.uidOf(key) ?? blocks.claimed(key) ?? null,
      text: textAfter(key),
    })),
    isKnown: (uid) => draft.isKnown(language, uid),
    next: () => draft.ids.next(),
  });
  return { order: zip(keys, uids), absorbed, splitFrom };
}

const zip = (keys: readonly NodeKey[], uids: readonly Uid[]): Block[] =>
  keys.flatMap((key, index) => {
    const uid = uids[index];
    return uid === undefined ? [] : [{ key, uid }];
  });

function structuralChanges(
  source: CaptureSource,
  payload: EditorUpdate,
  touched: ReadonlySet<NodeKey>,
  arrangement: Arrangement,
): UnitChange[] {
  const { blocks, draft, language } = source;
  const present = new Set(arrangement.order.map(({ uid }) => uid));
  const gone = blocks.order().flatMap(({ uid }): UnitChange[] => {
    const unit = draft.unit(language, uid);
    return present.has(uid) || unit === undefined ? [] : [{ language, uid, before: unit, after: null }];
  });
  const ranks = ranksInOrder(arrangement.order.map(({ uid }) => draft.unit(language, uid)?.rank ?? null));
  const changed = arrangement.order.flatMap((block, index) => {
    const unit = draft.unit(language, block.uid);
    const rank = ranks[index];
    if (rank === undefined) return [];
    const stays = unit !== undefined && unit.rank === rank && blocks.keyOf(block.uid) === block.key;
    return stays && !touched.has(block.key) ? [] : contentChange(source, payload, block, rank, arrangement);
  });
  return [...gone, ...changed];
}

/** The same of an instrument: where each unit hangs follows from the row. */
function rowChanges(
  source: CaptureSource,
  payload: EditorUpdate,
  touched: ReadonlySet<NodeKey>,
  arrangement: Arrangement,
  data: InstrumentData,
): readonly UnitChange[] {
  const { blocks, draft, language } = source;
  const tree = draft.content().km;
  const lines = arrangement.order.flatMap((block): Unit[] => {
    const unit = draft.unit(language, block.uid);
    const stays = unit !== undefined && blocks.keyOf(block.uid) === block.key && !touched.has(block.key);
    if (stays) return [unit];
    const [change] = contentChange(source, payload, block, unit?.rank ?? NO_RANK, arrangement);
    const line = change?.after ?? unit;
    return line === undefined ? [] : [line];
  });
  return sequenceChanges(tree, lines, data);
}

/** Of an instrument's Khmer: its English goes where its parts went. */
const withEnglish = (source: CaptureSource, changes: readonly UnitChange[]): readonly UnitChange[] => {
  if (source.draft.shape === 'twoTrees' || source.language === 'en' || !changes.some(isFollowed))
    return changes;
  const content = source.draft.content();
  return content.shape === 'twoTrees' ? changes : [...changes, ...englishFollowing(content, changes)];
};

/** The change of one unit, if it is one. */
function contentChange(
  source: CaptureSource,
  payload: EditorUpdate,
  { key, uid }: Block,
  rank: Rank,
  arrangement: Arrangement,
): UnitChange[] {
  const { language, draft, blocks } = source;
  const old = draft.unit(language, uid);
  const shown = contentIn(source, payload.editorState, key);
  if (shown === null) return [];
  const keyBefore = blocks.keyOf(uid);
  const shownBefore = keyBefore === undefined ? null : contentIn(source, payload.prevEditorState, keyBefore);
  const isUntouched = shownBefore !== null && sameContent(shownBefore, shown);
  // English that nobody has written yet stands as an empty block beside the Khmer.
  if (isUntouched && old === undefined) return [];
  const isSame = old !== undefined && isUntouched;
  const absorbed = arrangement.absorbed.get(uid) ?? [];
  const splitFrom = arrangement.splitFrom.get(uid);
  if (isSame && old.rank === rank && absorbed.length === 0 && splitFrom === undefined) return [];
  // Bytes that nobody edited stay the bytes that they were, whatever this version would write for the same words.
  const base = old ?? draft.removed(language, uid) ?? lockedIn(source, payload.editorState, key) ?? shown;
  const body = isSame ? bodyOf(old) : { ...bodyOf(base), ...shown };
  const joined = absorbed.flatMap((other) => draft.unit(language, other) ?? []);
  const after: Unit = {
    ...withAbsorbed(body, joined),
    ...(splitFrom === undefined ? {} : { splitFrom }),
    uid,
    parent: old?.parent ?? source.shown.unit(uid)?.parent ?? null,
    rank,
  };
  return [{ language, uid, before: old ?? null, after }];
}

function lockedIn(source: CaptureSource, state: EditorState, key: NodeKey): UnitBody | null {
  const block = state._nodeMap.get(key);
  return $isLockedBlock(block) ? state.read(() => block.getLocked().body, { editor: source.editor }) : null;
}
