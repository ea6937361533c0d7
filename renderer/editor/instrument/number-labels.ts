/**
 * The numbers that are seen: derived from the tree, painted on the blocks as `data-label`, on the points as
 * `data-marker`, and never in the text. Only what changed its number is touched, what is in sight first.
 */
import { $getNodeByKey, mergeRegister, type LexicalEditor } from 'lexical';
import type { BlockNumbers } from '../../../shared/html/instrument-block-html.ts';
import type { InnerId, Language, Uid, UnitChange } from '../../../shared/document/model.ts';
import { isBuiltOtherwise } from '../../../shared/instrument/english-beside.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import { contentAs } from '../../../shared/instrument/editing/drafting.ts';
import { labelOf, numbersOf, pointMarkers } from '../../../shared/instrument/numbering.ts';
import type { DraftText } from '../../drafting/text.ts';
import type { Blocks } from '../binding/blocks.ts';
import { paintInSightFirst } from './in-sight-first.ts';
import { InstrumentBlock, InstrumentLine } from './instrument-nodes.ts';
import type { InstrumentWriting } from './instrument-writing.ts';

/** An instrument whose units are counted. */
type Counted = Omit<Drafting, 'ids'>;

/** What is seen before a unit: its label in the given language; empty for what is not counted. */
export function labelling(drafting: Counted, language: Language): (uid: Uid) => string {
  const { text, type, data } = drafting;
  const numbers = numbersOf(text.km, type, data);
  return (uid) => {
    const unit = text.km.get(uid);
    const prefix = contentAs(unit, 'signature')?.prefix;
    if (prefix !== undefined) return data.prefixes.find(({ id }) => id === prefix)?.[language] ?? '';
    const number = numbers.get(uid);
    return unit === undefined || number === undefined ? '' : labelOf(unit, number, type, language, data);
  };
}

/** The numbers of text that is only shown; none where nobody knows its type. */
export function blockNumbers(drafting: Counted | null, language: Language): (uid: Uid) => BlockNumbers {
  const labelFor = drafting === null ? () => '' : labelling(drafting, language);
  return (uid) => ({ label: labelFor(uid), markers: markersOf(drafting, uid, language) });
}

function markersOf(drafting: Counted | null, uid: Uid, language: Language): ReadonlyMap<InnerId, string> {
  const parts = contentAs(drafting?.text.km.get(uid), 'provision')?.parts;
  return drafting === null || parts === undefined
    ? new Map<InnerId, string>()
    : pointMarkers(parts, drafting.type, language, drafting.data);
}

/** Keeps them painted; answers the function that ends it. */
export function paintNumbers(
  editor: LexicalEditor,
  root: HTMLElement,
  writing: InstrumentWriting,
  draft: DraftText,
  blocks: Blocks,
  language: Language,
): () => void {
  let isStale = false;
  let isOver = false;
  const inSightFirst = paintInSightFirst(root);

  function paint(): void {
    isStale = false;
    const drafting = writing.drafting();
    if (isOver || drafting === null) return;
    const labelFor = labelling(drafting, language);
    for (const { key, uid } of blocks.order()) {
      const element = editor.getElementByKey(key);
      if (element !== null) inSightFirst.paint(element, () => label(element, 'label', labelFor(uid)));
    }
  }

  // In the same task, so that no frame shows an old number where one looks.
  function paintSoon(): void {
    if (isStale) return;
    isStale = true;
    queueMicrotask(paint);
  }

  function paintMarkers(uid: Uid): void {
    const drafting = writing.drafting();
    const key = blocks.keyOf(uid);
    const element = key === undefined ? null : editor.getElementByKey(key);
    const parts = contentAs(drafting?.text.km.get(uid), 'provision')?.parts;
    if (element === null || parts === undefined) return;
    const markers = markersOf(drafting, uid, language);
    const lines = [...element.children].slice(1);
    for (const [index, part] of parts.entries()) {
      const line = lines[index];
      if (line instanceof HTMLElement) label(line, 'marker', markers.get(part.id) ?? '');
    }
  }

  const marked = new Set<Uid>();
  function markSoon(uid: Uid): void {
    if (marked.size === 0)
      queueMicrotask(() => {
        const uids = [...marked];
        marked.clear();
        if (!isOver) uids.forEach(paintMarkers);
      });
    marked.add(uid);
  }

  function paintAll(): void {
    paint();
    for (const { uid } of blocks.order()) paintMarkers(uid);
  }

  const touched = (changes: readonly UnitChange[]): void => {
    for (const { language: of, uid, before, after } of changes) {
      if (of !== 'km' || !isBuiltOtherwise(before, after)) continue;
      paintSoon();
      markSoon(uid);
    }
  };

  paintAll();
  const unregister = mergeRegister(
    draft.onChange(touched),
    writing.onData(paintAll),
    // A block that was made anew has no label yet.
    editor.registerMutationListener(
      InstrumentBlock,
      (mutations) => {
        for (const [key, kind] of mutations) {
          const uid = kind === 'created' ? blocks.uidOf(key) : undefined;
          if (kind === 'created') paintSoon();
          if (uid !== undefined) markSoon(uid);
        }
      },
      { skipInitialization: true },
    ),
    editor.registerMutationListener(
      InstrumentLine,
      (mutations) => {
        editor.read(() => {
          for (const [key, kind] of mutations) {
            const block = kind === 'created' ? ($getNodeByKey(key)?.getTopLevelElement() ?? null) : null;
            const uid = block === null ? undefined : blocks.uidOf(block.getKey());
            if (uid !== undefined) markSoon(uid);
          }
        });
      },
      { skipInitialization: true },
    ),
  );
  return () => {
    isOver = true;
    inSightFirst.stop();
    unregister();
  };
}

function label(element: HTMLElement, name: 'label' | 'marker', text: string): void {
  if ((element.dataset[name] ?? '') === text) return;
  if (text === '') delete element.dataset[name];
  else element.dataset[name] = text;
}
