/**
 * What many hands type by habit becomes what it means: `# `, `- `, `1. `, `> `, `---`, `**bold**`, `*italic*`. Each is a
 * step of its own: undo gives back the letters that were typed.
 */
import {
  $addUpdateTag,
  $createRangeSelection,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type TextFormatType,
  type TextNode,
  type UpdateListenerPayload,
} from 'lexical';
import { $caretBehind } from '../block/block-places.ts';
import { $setLevel, $toggleList } from '../commands.ts';
import { $createRuleBlock } from '../nodes.ts';
import { OWN_STEP_TAG, typedInto } from './typed.ts';

const BLOCKS: Readonly<Record<string, () => void>> = {
  '# ': () => $setLevel(1),
  '## ': () => $setLevel(2),
  '### ': () => $setLevel(3),
  '> ': () => $setLevel('quote'),
  '- ': () => $toggleList(false),
  '* ': () => $toggleList(false),
  '1. ': () => $toggleList(true),
  // The Khmer digit one.
  '\u17E1. ': () => $toggleList(true),
};

const MARKS: readonly (readonly [RegExp, TextFormatType])[] = [
  [/(?<!\*)\*\*(?<words>[^*\s](?:[^*]*[^*\s])?)\*\*$/u, 'bold'],
  [/(?<!\*)\*(?<words>[^*\s](?:[^*]*[^*\s])?)\*$/u, 'italic'],
  [/(?<![\p{L}\p{N}_])_(?<words>[^_\s](?:[^_]*[^_\s])?)_$/u, 'italic'],
];

const RULE = '---';

/** The sign at the start of a paragraph; null where there is none. */
function $blockSign(text: TextNode, offset: number): string | null {
  const line = text.getParent();
  const sign = text.getTextContent().slice(0, offset);
  const isFirst =
    $isParagraphNode(line) && $isRootNode(line.getParent()) && text.getPreviousSibling() === null;
  return isFirst && Object.hasOwn(BLOCKS, sign) ? sign : null;
}

function $makeBlock(text: TextNode, sign: string): void {
  const selection = $createRangeSelection();
  selection.anchor.set(text.getKey(), 0, 'text');
  selection.focus.set(text.getKey(), sign.length, 'text');
  $setSelection(selection);
  selection.removeText();
  BLOCKS[sign]?.();
}

function $makeMark(text: TextNode, offset: number, match: RegExpExecArray, format: TextFormatType): void {
  const words = match.groups?.['words'] ?? '';
  const parts = text.splitText(match.index, offset);
  const marked = parts[match.index === 0 ? 0 : 1];
  if (marked === undefined) return;
  marked.setTextContent(words);
  if (!marked.hasFormat(format)) marked.toggleFormat(format);
  const selection = marked.select(words.length, words.length);
  // What follows is plain again.
  if (selection.hasFormat(format)) selection.toggleFormat(format);
}

function follow(editor: LexicalEditor, payload: UpdateListenerPayload): void {
  const typed = typedInto(editor, payload);
  if (typed === null) return;
  const { key, offset, letter } = typed;
  if (letter !== ' ' && letter !== '*' && letter !== '_') return;
  const $text = (): TextNode | null => {
    const node = payload.editorState._nodeMap.get(key);
    return $isTextNode(node) ? node.getLatest() : null;
  };
  const found = editor.read(() => {
    const text = $text();
    if (text === null) return null;
    if (letter === ' ') return $blockSign(text, offset);
    const before = text.getTextContent().slice(0, offset);
    for (const [pattern, format] of MARKS) {
      const match = pattern.exec(before);
      if (match !== null) return { match, format };
    }
    return null;
  });
  if (found === null) return;
  editor.update(
    () => {
      const text = $text();
      if (text === null) return;
      if (typeof found === 'string') $makeBlock(text, found);
      else $makeMark(text, offset, found.match, found.format);
    },
    { tag: OWN_STEP_TAG },
  );
}

/** Enter behind three hyphens. */
function $makeRule(): boolean {
  const selection = $getSelection();
  const block = $isRangeSelection(selection) && selection.isCollapsed() ? selection.anchor.getNode() : null;
  const line = block?.getTopLevelElement() ?? null;
  if (!$isParagraphNode(line) || line.getTextContent() !== RULE) return false;
  $addUpdateTag(OWN_STEP_TAG);
  const rule = $createRuleBlock();
  line.replace(rule);
  $caretBehind(rule);
  return true;
}

/** Registers them; answers the function that takes them away. */
export function registerMarkdown(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerUpdateListener((payload) => follow(editor, payload)),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $makeRule, COMMAND_PRIORITY_HIGH),
  );
}
