/**
 * Pasting what another program put on the clipboard: its markup is read as bodies of an article. A long text is read
 * and put in piece by piece, so that the desk goes on answering; it is one step of undo all the same.
 */
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $onUpdate,
  $setSelection,
  createCommand,
  type LexicalCommand,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import type { ArticleBody } from '../../../shared/document/article.ts';
import { normalizeBody } from '../../../shared/document/normal-form.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { LegacyForm, LegacyQuestion } from '../../../shared/exchange/legacy-text.ts';
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

/** Dispatched on the editor that is pasted into, where the paste waits for a person's word. */
export const LEGACY_PASTE_COMMAND: LexicalCommand<LegacyQuestion> = createCommand('LEGACY_PASTE_COMMAND');

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
    void pasteLong(target, selection.clone(), html);
    return;
  }
  const taken = readMarkup(html, target.draft.ids);
  if (taken.ok && taken.value.legacyRuns.length > 0) {
    void pasteLegacy(target, selection.clone(), html, taken.value);
    return;
  }
  if (taken.ok) {
    $pasteBodies(selection, taken.value.pieces.filter(isBody), target.blocks);
    $onUpdate(() => handOver(target.editor, taken.value));
  }
  tell(target.editor, taken);
}

/** As found where nobody is there to be asked. */
const formOf = (editor: LexicalEditor, { legacyRuns: runs }: Taken): Promise<LegacyForm> =>
  new Promise((decide) => {
    if (runs.length === 0 || !editor.dispatchCommand(LEGACY_PASTE_COMMAND, { runs, decide }))
      decide('asFound');
  });

/** The caret where it was when the person pasted; where it is now, if that place is gone. */
function $selectAgain(selection: RangeSelection): RangeSelection {
  const isThere = [selection.anchor, selection.focus].every(({ key }) => $getNodeByKey(key) !== null);
  if (isThere) $setSelection(selection.clone());
  const now = $getSelection();
  return $isRangeSelection(now) ? now : $getRoot().selectEnd();
}

async function pasteLegacy(
  { editor, draft, blocks }: PasteTarget,
  selection: RangeSelection,
  html: string,
  found: Taken,
): Promise<void> {
  const form = await formOf(editor, found);
  const taken = form === 'asFound' ? ok(found) : readMarkup(html, draft.ids, form);
  if (taken.ok) {
    const bodies = taken.value.pieces.filter(isBody);
    editor.update(() => $pasteBodies($selectAgain(selection), bodies, blocks), { discrete: true });
    handOver(editor, taken.value);
  }
  tell(editor, taken);
  editor.focus();
}

async function pasteLong(target: PasteTarget, selection: RangeSelection, html: string): Promise<void> {
  const { editor, draft } = target;
  const found = await readLongMarkup(html, draft.ids);
  const form = found.ok ? await formOf(editor, found.value) : 'asFound';
  const taken = form === 'asFound' ? found : await readLongMarkup(html, draft.ids, form);
  if (taken.ok) {
    if (taken.value.legacyRuns.length > 0)
      editor.update(() => void $selectAgain(selection), { discrete: true });
    await inSlices(insertLong(target, taken.value.pieces.filter(isBody)));
    handOver(editor, taken.value);
  }
  tell(editor, taken);
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
