/** Open threads painted over the text by the browser, and beside blocks that are meant as a whole: the text stays as it is. */
import type { Language, Uid } from '../../shared/document/model.ts';
import { blockElement, rangesOf } from '../editor/dom-places.ts';
import type { OpenText, OpenTexts } from '../editor/open-texts.ts';
import type { CommentingState } from './commenting.ts';
import type { PlacedThread } from './placed-threads.ts';

/** Names for `::highlight()` in Comments.module.css. */
const ALL = 'commented';
const LIT = 'commented-lit';

/** More are not told apart by the eye, and each costs the browser something with every paint. */
const PAINTED = 1_000;

interface Painted {
  readonly thread: string | null;
  readonly language: Language;
  readonly uid: Uid;
  /** Null: the whole block. */
  readonly words: { readonly from: number; readonly to: number } | null;
}

const isOpen = ({ thread }: PlacedThread): boolean => thread.resolved === null;

function painted({ threads, target }: CommentingState): readonly Painted[] {
  const marks = threads.filter(isOpen).flatMap(({ thread, place }): readonly Painted[] => {
    if (place.is === 'gone') return [];
    const words = place.is === 'words' ? { from: place.from, to: place.to } : null;
    return [{ thread: thread.id, language: thread.anchor.language, uid: place.unit, words }];
  });
  if (target === null) return marks.slice(0, PAINTED);
  const { language, unit: uid, words } = target;
  const range = words === null ? null : { from: words.from, to: words.from + words.text.length };
  return [...marks.slice(0, PAINTED), { thread: null, language, uid, words: range }];
}

const ofWords = (text: OpenText, marks: readonly Painted[]): readonly StaticRange[] =>
  rangesOf(
    text,
    marks.flatMap(({ language, uid, words }) =>
      words === null || language !== text.language ? [] : [{ uid, ...words }],
    ),
  );

/** What is being begun, and the thread that is looked at, stand out. */
export function paintComments(texts: OpenTexts, state: CommentingState): void {
  const marks = painted(state);
  const lit = marks.filter(({ thread }) => thread === null || thread === state.lit);
  const put = (name: string, some: readonly Painted[], priority: number): void => {
    const ranges = texts.all().flatMap((text) => ofWords(text, some));
    if (ranges.length === 0) CSS.highlights.delete(name);
    else {
      const highlight = new Highlight(...ranges);
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    }
  };
  put(ALL, marks, -2);
  put(LIT, lit, -1);
  for (const text of texts.all()) {
    const whole = marks.filter(({ language, words }) => language === text.language && words === null);
    const wanted = new Map(whole.map((mark) => [mark.uid, lit.includes(mark) ? 'lit' : 'open']));
    for (const block of text.root.querySelectorAll<HTMLElement>('[data-commented]'))
      if (![...wanted.keys()].some((uid) => blockElement(text, uid) === block))
        delete block.dataset['commented'];
    for (const [uid, how] of wanted) {
      const block = blockElement(text, uid);
      if (block !== null && block.dataset['commented'] !== how) block.dataset['commented'] = how;
    }
  }
}

export function unpaintComments(texts: OpenTexts): void {
  for (const name of [ALL, LIT]) CSS.highlights.delete(name);
  for (const { root } of texts.all())
    for (const block of root.querySelectorAll<HTMLElement>('[data-commented]'))
      delete block.dataset['commented'];
}

/** The thread whose words are at this point of the window, else the one of the block there; null: none. */
export function threadAt(texts: OpenTexts, state: CommentingState, x: number, y: number): string | null {
  const at = document.caretPositionFromPoint(x, y);
  const text = texts.all().find(({ root }) => at !== null && root.contains(at.offsetNode));
  if (at === null || text === undefined) return null;
  const here = painted({ ...state, target: null }).filter(
    ({ language, uid }) =>
      language === text.language && blockElement(text, uid)?.contains(at.offsetNode) === true,
  );
  const range = new Range();
  const named = here.find((mark) =>
    ofWords(text, [mark]).some(({ startContainer, startOffset, endContainer, endOffset }) => {
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.isPointInRange(at.offsetNode, at.offset);
    }),
  );
  return (named ?? here.find(({ words }) => words === null))?.thread ?? null;
}
