/**
 * Pasting what another program put on the clipboard: its markup is read as bodies of an article. A long text is read
 * and put in piece by piece, so that the desk goes on answering; it is one step of undo all the same.
 */
import {
  $onUpdate,
  createCommand,
  type LexicalCommand,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import type { ArticleBody } from '../../../shared/document/article.ts';
import { normalizeBody } from '../../../shared/document/normal-form.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { MarkupRefusal, Taken } from '../../../shared/exchange/units-from-markup.ts';
import { pictureFile } from '../../exchange/picture-file.ts';
import { AT_ONCE, inSlices, readLongMarkup, readMarkup } from '../../exchange/read-markup.ts';
import type { Blocks } from '../binding/blocks.ts';
import { $pasteFragment } from './paste-fragment.ts';
import { insertLong, type PasteTarget } from './paste-long.ts';
import { contentOfBody } from '../binding/to-units.ts';

/** What a person has to be told of a paste. */
export type PasteNews =
  | { readonly kind: 'working' }
  | { readonly kind: 'refused'; readonly reason: MarkupRefusal }
  /** It is in the text, but for what is counted here. */
  | { readonly kind: 'done'; readonly picturesLeft: number; readonly tablesAsText: number };

/** Dispatched on the editor that is pasted into. */
export const PASTE_NEWS_COMMAND: LexicalCommand<PasteNews> = createCommand('PASTE_NEWS_COMMAND');

/** Dispatched on the editor behind a paste, with the pictures whose bytes came in its markup. */
export const PASTED_PICTURES_COMMAND: LexicalCommand<readonly File[]> =
  createCommand('PASTED_PICTURES_COMMAND');

const isBody = (piece: Taken['pieces'][number]): piece is ArticleBody => piece.type !== 'picture';

/** Puts the bodies in place of the selection, in their normal form: another program's spelling is nobody's here. */
export function $pasteBodies(
  selection: RangeSelection,
  bodies: readonly ArticleBody[],
  blocks: Blocks,
): void {
  if (bodies.length === 0) return;
  $pasteFragment(
    selection,
    bodies.map((body) => ({ uid: null, body: normalizeBody(contentOfBody(body)) })),
    blocks,
  );
}

/** Within an update of the editor. What is long goes on after it. */
export function $pasteMarkup(target: PasteTarget, selection: RangeSelection, html: string): void {
  if (html.length > AT_ONCE) {
    target.editor.dispatchCommand(PASTE_NEWS_COMMAND, { kind: 'working' });
    void pasteLong(target, html);
    return;
  }
  const taken = readMarkup(html, target.draft.ids);
  if (taken.ok) {
    $pasteBodies(selection, taken.value.pieces.filter(isBody), target.blocks);
    $onUpdate(() => handOver(target.editor, taken.value));
  }
  tell(target.editor, taken);
}

async function pasteLong(target: PasteTarget, html: string): Promise<void> {
  const taken = await readLongMarkup(html, target.draft.ids);
  if (taken.ok) {
    await inSlices(insertLong(target, taken.value.pieces.filter(isBody)));
    handOver(target.editor, taken.value);
  }
  tell(target.editor, taken);
}

/** Behind the text that they came with, in their order. */
function handOver(editor: LexicalEditor, { pieces }: Taken): void {
  const files = pieces.flatMap((piece) => (piece.type === 'picture' ? (pictureFile(piece) ?? []) : []));
  if (files.length > 0) editor.dispatchCommand(PASTED_PICTURES_COMMAND, files);
}

function tell(editor: LexicalEditor, taken: Result<Taken, MarkupRefusal>): void {
  editor.dispatchCommand(
    PASTE_NEWS_COMMAND,
    taken.ok
      ? {
          kind: 'done',
          picturesLeft: taken.value.pieces.filter(
            (piece) => piece.type === 'picture' && pictureFile(piece) === null,
          ).length,
          tablesAsText: taken.value.tablesAsText,
        }
      : { kind: 'refused', reason: taken.error },
  );
}
