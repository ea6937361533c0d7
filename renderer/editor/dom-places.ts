/** Places of a text on the page, for what is painted over it without changing it. */
import { $createRangeSelection, $getNodeByKey, type LexicalEditor, type PointType } from 'lexical';
import type { Uid } from '../../shared/document/model.ts';
import type { OpenText } from './open-texts.ts';
import { $setPoint } from './places.ts';

/** A stretch of a unit, by offsets as placedText() counts them. */
export interface Stretch {
  readonly uid: Uid;
  readonly from: number;
  readonly to: number;
}

/** The element of a unit's block; null while it is not shown. */
export function blockElement(
  { editor, binding }: Pick<OpenText, 'editor' | 'binding'>,
  uid: Uid,
): HTMLElement | null {
  const key = binding.blocks.keyOf(uid);
  return key === undefined ? null : editor.getElementByKey(key);
}

/** One range for each stretch that is on the page. They stand still: after a change of the text they are asked anew. */
export function rangesOf({ editor, binding }: OpenText, stretches: readonly Stretch[]): StaticRange[] {
  return editor.getEditorState().read(
    () => {
      const { anchor, focus } = $createRangeSelection();
      return stretches.flatMap(({ uid, from, to }) => {
        const key = binding.blocks.keyOf(uid);
        const block = key === undefined ? null : $getNodeByKey(key);
        if (block === null) return [];
        $setPoint(anchor, block, from);
        $setPoint(focus, block, to);
        const start = pageBoundary(editor, anchor);
        const end = pageBoundary(editor, focus);
        if (start === null || end === null) return [];
        const [startContainer, startOffset] = start;
        const [endContainer, endOffset] = end;
        return [new StaticRange({ startContainer, startOffset, endContainer, endOffset })];
      });
    },
    { editor },
  );
}

function pageBoundary(editor: LexicalEditor, point: PointType): readonly [Node, number] | null {
  const element = editor.getElementByKey(point.key);
  if (element === null) return null;
  if (point.type === 'element') return [element, Math.min(point.offset, element.childNodes.length)];
  let text: Node | null = element;
  while (text !== null && text.nodeType !== Node.TEXT_NODE) text = text.firstChild;
  return text === null ? null : [text, Math.min(point.offset, text.textContent?.length ?? 0)];
}
