/** Units into the editor's blocks. The inverse is to-units.ts. */
import { $createLinkNode } from '@lexical/link';
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  IS_BOLD,
  IS_ITALIC,
  IS_UNDERLINE,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { ArticleBody, Inline, ListItem, Mark, TableContent } from '../../../shared/document/article.ts';
import { isInstrumentBody, readInstrumentUnit } from '../../../shared/instrument/views.ts';
import { $instrumentBlock } from '../instrument/instrument-from-units.ts';
import type { UnitBody } from '../../../shared/document/model.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import { $createAttachmentBlock } from '../block/attachment-block.ts';
import { $createFigureBlock } from '../block/figure-block.ts';
import { $createFootnote } from '../footnote/footnote-node.ts';
import {
  $createListBlock,
  $createListLine,
  $createLockedBlock,
  $createRuleBlock,
  type ListLine,
  type LockedBlock,
  type RuleBlock,
} from '../nodes.ts';
import {
  $createCellBox,
  $createTableBlock,
  $createTableLine,
  type TableBlock,
} from '../table/table-nodes.ts';

/** What each mark is in the bits of a text node's format. */
export const MARK_BITS: Readonly<Record<Mark, number>> = {
  bold: IS_BOLD,
  italic: IS_ITALIC,
  underline: IS_UNDERLINE,
};

/** The document's title is the page's h1. */
export const HEADING_TAGS = { 1: 'h2', 2: 'h3', 3: 'h4' } as const satisfies Record<number, HeadingTagType>;

export function $inlineNodes(inline: readonly Inline[]): LexicalNode[] {
  const nodes: LexicalNode[] = [];
  for (const part of inline) {
    switch (part.kind) {
      case 'text': {
        if (part.text === '') break;
        const text = $createTextNode(part.text);
        if (part.marks !== undefined) {
          text.setFormat(part.marks.reduce((bits, mark) => bits | MARK_BITS[mark], 0));
        }
        nodes.push(text);
        break;
      }
      case 'break':
        nodes.push($createLineBreakNode());
        break;
      case 'link': {
        const children = $inlineNodes(part.children);
        if (children.length > 0) nodes.push($createLinkNode(part.href).append(...children));
        break;
      }
      case 'footnote':
        nodes.push($createFootnote(part.id, part.text));
        break;
      default:
        assertNever(part);
    }
  }
  return nodes;
}

function $readableBlock(body: ArticleBody): ElementNode | RuleBlock {
  switch (body.type) {
    case 'paragraph':
      return $createParagraphNode().append(...$inlineNodes(body.content.inline));
    case 'heading':
      return $createHeadingNode(HEADING_TAGS[body.content.level]).append(
        ...$inlineNodes(body.content.inline),
      );
    case 'list':
      return $createListBlock(body.content.ordered).append(...$lines(body.content.items));
    case 'figure': {
      const { inline, ...picture } = body.content;
      return $createFigureBlock(picture).append(...$inlineNodes(inline));
    }
    case 'attachment': {
      const { inline, ...file } = body.content;
      return $createAttachmentBlock(file).append(...$inlineNodes(inline));
    }
    case 'quote':
      return $createQuoteNode().append(...$inlineNodes(body.content.inline));
    case 'table':
      return $table(body.content);
    case 'rule':
      return $createRuleBlock();
    default:
      return assertNever(body);
  }
}

// A list without items would have no place for a caret.
const $lines = (items: readonly ListItem[]): ListLine[] =>
  items.length === 0
    ? [$createListLine(0)]
    : items.map(({ id, depth, inline }) =>
        $createListLine(depth)
          .setLineId(id)
          .append(...$inlineNodes(inline)),
      );

const $table = ({ header, rows }: TableContent): TableBlock =>
  $createTableBlock(header).append(
    ...rows.map(({ id, cells }, index) =>
      $createTableLine()
        .setRowId(id)
        .append(
          ...cells.map(({ inline, colspan, rowspan }) =>
            $createCellBox(colspan, rowspan)
              .setHeading(header && index === 0)
              .append(...$inlineNodes(inline)),
          ),
        ),
    ),
  );

/** The block that shows a unit; a unit that cannot be read becomes a locked one. */
export function $blockOf(unit: UnitBody): ElementNode | RuleBlock | LockedBlock {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable') return $createLockedBlock({ body: unit, reason: view.reason });
  return isInstrumentBody(view.body)
    ? $instrumentBlock(view.body, { $inline: $inlineNodes, $table })
    : $readableBlock(view.body);
}
