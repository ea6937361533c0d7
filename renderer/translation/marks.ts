/** Shows in the text itself which blocks have to be looked at, and which belong together; the text stays as it is. */
import type { Language, Uid } from '../../shared/document/model.ts';
import type { DraftText } from '../drafting/text.ts';
import { blockElement } from '../editor/dom-places.ts';
import type { OpenText, OpenTexts } from '../editor/open-texts.ts';
import type { Translations } from './translations.ts';

export interface MarkWords {
  /** Stands above an English block whose Khmer has changed. */
  readonly stale: string;
}

/** Keeps the marks up; answers the function that takes them away. */
export function showMarks(
  draft: DraftText,
  texts: OpenTexts,
  translations: Translations,
  words: MarkWords,
): () => void {
  let partners: readonly HTMLElement[] = [];

  function markBlocks(): void {
    const { stale, missing } = translations.report();
    const isBeside = texts.all().length > 1;
    mark(texts.get('en'), new Set(stale), 'stale', words.stale);
    mark(texts.get('km'), new Set(isBeside ? missing : []), 'missing', null);
  }

  function markPartners(language: Language, uid: Uid | null): readonly HTMLElement[] {
    for (const block of partners) delete block.dataset['partner'];
    const other = texts.get(language === 'km' ? 'en' : 'km');
    partners =
      other === null || uid === null
        ? []
        : translations.partners(language, uid).flatMap((partner) => blockElement(other, partner) ?? []);
    for (const block of partners) block.dataset['partner'] = '';
    return partners;
  }

  function followCaret(): void {
    const caret = draft.whereabouts.caret();
    if (caret === null) return;
    const [partner] = markPartners(caret.language, caret.uid);
    const text = texts.get(caret.language);
    const own = text === null ? null : blockElement(text, caret.uid);
    if (partner !== undefined && own !== null) revealBeside(partner, own);
  }

  const hovers = new Map<OpenText, () => void>();
  function followPointer(): void {
    for (const [text, stop] of hovers) {
      if (texts.all().includes(text)) continue;
      stop();
      hovers.delete(text);
    }
    for (const text of texts.all()) if (!hovers.has(text)) hovers.set(text, listen(text));
  }
  function listen(text: OpenText): () => void {
    let last: Element | null = null;
    const over = ({ target }: PointerEvent): void => {
      const block = [...text.root.children].find((child) => target instanceof Node && child.contains(target));
      if (block === undefined || block === last) return;
      last = block;
      markPartners(text.language, uidOf(text, block));
    };
    const out = (): void => {
      last = null;
      const caret = draft.whereabouts.caret();
      markPartners(caret?.language ?? text.language, caret?.uid ?? null);
    };
    text.root.addEventListener('pointerover', over);
    text.root.addEventListener('pointerleave', out);
    return () => {
      text.root.removeEventListener('pointerover', over);
      text.root.removeEventListener('pointerleave', out);
    };
  }

  followPointer();
  markBlocks();
  const stops = [
    translations.onReport(markBlocks),
    draft.whereabouts.onCaret(followCaret),
    texts.onChange(() => {
      followPointer();
      markBlocks();
    }),
  ];
  return () => {
    for (const stop of [...stops, ...hovers.values()]) stop();
    for (const text of texts.all()) mark(text, new Set(), 'stale', null);
    markPartners('km', null);
  };
}

function mark(
  text: OpenText | null,
  uids: ReadonlySet<Uid>,
  kind: 'stale' | 'missing',
  words: string | null,
): void {
  if (text === null) return;
  for (const { uid } of text.binding.blocks.order()) {
    const block = blockElement(text, uid);
    if (block === null) continue;
    const wanted = uids.has(uid) ? kind : undefined;
    if (
      block.dataset['translation'] === wanted &&
      (wanted === undefined || block.dataset['note'] === (words ?? undefined))
    )
      continue;
    if (wanted === undefined) {
      delete block.dataset['translation'];
      delete block.dataset['note'];
    } else {
      block.dataset['translation'] = wanted;
      if (words !== null) block.dataset['note'] = words;
    }
  }
}

function uidOf(text: OpenText, element: Element): Uid | null {
  return text.binding.blocks.order().find(({ uid }) => blockElement(text, uid) === element)?.uid ?? null;
}

/** Scrolls what belongs to a block into sight, as far as the block itself stays there. */
function revealBeside(partner: HTMLElement, own: HTMLElement): void {
  const scroller = own.closest('[data-scroller]');
  if (scroller === null) return;
  const view = scroller.getBoundingClientRect();
  const wanted = partner.getBoundingClientRect();
  const kept = own.getBoundingClientRect();
  const down = wanted.bottom > view.bottom ? Math.min(wanted.bottom - view.bottom, kept.top - view.top) : 0;
  const up = wanted.top < view.top ? Math.max(wanted.top - view.top, kept.bottom - view.bottom) : 0;
  scroller.scrollTop += Math.max(down, 0) + Math.min(up, 0);
}
