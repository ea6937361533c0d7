import { createHeadlessEditor } from '@lexical/headless';
import { $createLinkNode, LinkNode } from '@lexical/link';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isParagraphNode,
  $isTextNode,
  type LexicalEditor,
} from 'lexical';
import { expect, test, vi, type Mock } from 'vitest';
import {
  isRowChanged,
  tidyRowWhenChanged,
  touchedBlocks,
} from '../../../../renderer/editor/row-of-blocks.ts';

/** An editor with a block of two words, and what is told of each look of the library at all blocks. */
function written(): { readonly editor: LexicalEditor; readonly looks: Mock<() => void> } {
  const editor = createHeadlessEditor({
    nodes: [LinkNode],
    onError: (error) => {
      throw error;
    },
  });
  const looks = vi.fn<() => void>();
  editor._nodes.get('root')?.transforms.add(looks);
  tidyRowWhenChanged(editor);
  change(editor, () => $getRoot().append($createParagraphNode().append($createTextNode('ក ខ'))));
  looks.mockClear();
  return { editor, looks };
}

function change(editor: LexicalEditor, $make: () => void): void {
  editor.update($make, { discrete: true });
}

/** Words that only stand within a block. */
const $link = (words: string): LinkNode =>
  $createLinkNode('https://example.org').append($createTextNode(words));

const $firstText = () => {
  const text = $getRoot().getFirstDescendant();
  if (!$isTextNode(text)) throw new Error('no text');
  return text;
};

test('a key in a block looks at no other block', () => {
  const { editor, looks } = written();
  change(editor, () => $firstText().spliceText(1, 0, 'គ'));
  expect(looks).not.toHaveBeenCalled();
  expect(editor.read(() => $firstText().getTextContent())).toBe('កគ ខ');
});

test('words that came into no block get one, wherever they stand', () => {
  const { editor, looks } = written();
  change(editor, () => {
    $firstText().getTopLevelElementOrThrow().insertBefore($link('មុន'));
  });
  expect(looks).toHaveBeenCalled();
  change(editor, () => {
    $getRoot().append($link('ក្រោយ'));
  });
  editor.read(() => {
    const blocks = $getRoot().getChildren();
    expect(blocks.every($isParagraphNode)).toBe(true);
    expect(blocks.map((block) => block.getTextContent())).toEqual(['មុន', 'ក ខ', 'ក្រោយ']);
  });
});

test('words that take the place of a block get one, though the row is as long as before', () => {
  const { editor } = written();
  change(editor, () => {
    $firstText().getTopLevelElementOrThrow().replace($link('ជំនួស'));
  });
  expect(editor.read(() => $getRoot().getChildren().every($isParagraphNode))).toBe(true);
});

test('a row is another where a block came or moved, and the same where a word was written', () => {
  const { editor } = written();
  const changed: boolean[] = [];
  editor.registerUpdateListener((update) => changed.push(isRowChanged(update, touchedBlocks(update))));
  change(editor, () => $firstText().spliceText(0, 0, 'ឃ'));
  change(editor, () => $getRoot().append($createParagraphNode(), $createParagraphNode()));
  change(editor, () => $getRoot().getChildAtIndex(1)?.insertAfter($firstText().getTopLevelElementOrThrow()));
  expect(changed).toEqual([false, true, true]);
});
