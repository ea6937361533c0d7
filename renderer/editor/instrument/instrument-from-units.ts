/** Units of an instrument into the editor's blocks. The inverse is instrument-to-units.ts. */
import type { LexicalNode } from 'lexical';
import type { Inline } from '../../../shared/document/article.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import type {
  InstrumentBody,
  InstrumentInline,
  ProvisionPart,
} from '../../../shared/instrument/instrument.ts';
import { $createReference } from './reference-node.ts';
import { $createTerm } from './term-node.ts';
import {
  $createInstrumentBlock,
  $createInstrumentLine,
  type Frame,
  type InstrumentBlock,
  type InstrumentLine,
  type LineRole,
} from './instrument-nodes.ts';
import type { TableBlock } from '../table/table-nodes.ts';
import type { TableContent } from '../../../shared/document/article.ts';

/** How what an article has alike becomes nodes. */
export interface ArticleNodes {
  readonly $inline: (inline: readonly Inline[]) => LexicalNode[];
  readonly $table: (table: TableContent) => TableBlock;
}

const $block = (frame: Frame, children: readonly LexicalNode[]): InstrumentBlock =>
  $createInstrumentBlock(frame).append(...children);

export function $instrumentBlock(body: InstrumentBody, nodes: ArticleNodes): InstrumentBlock {
  const $line = (role: LineRole, inline: readonly InstrumentInline[]): InstrumentLine =>
    $createInstrumentLine(role).append(...$inlineOf(inline, nodes));
  switch (body.type) {
    case 'visa':
      return $block({ type: 'visa' }, [$line('words', body.content.inline)]);
    case 'division': {
      const { heading, ...rest } = body.content;
      return $block({ type: 'division', ...rest }, [$line('heading', heading)]);
    }
    case 'provision': {
      const { heading, parts, ...rest } = body.content;
      return $block({ type: 'provision', ...rest }, [
        $line('heading', heading),
        ...parts.map((part) => $part(part, nodes)),
      ]);
    }
    case 'signature': {
      const { capacity, name, ...rest } = body.content;
      const $plain = (role: LineRole, text: string): InstrumentLine => $line(role, [{ kind: 'text', text }]);
      return $block({ type: 'signature', ...rest }, [
        ...capacity.split('\n').map((text) => $plain('capacity', text)),
        $plain('name', name),
      ]);
    }
    case 'annex': {
      const { heading, ...rest } = body.content;
      return $block({ type: 'annex', ...rest }, [$line('heading', heading)]);
    }
    default:
      return assertNever(body);
  }
}

function $part(part: ProvisionPart, nodes: ArticleNodes): InstrumentLine | TableBlock {
  if (part.kind === 'table') return nodes.$table(part.table).setPartId(part.id);
  const line = $createInstrumentLine(part.kind)
    .setPartId(part.id)
    .append(...$inlineOf(part.inline, nodes));
  return part.kind === 'point' ? line.setDepth(part.depth) : line;
}

const $inlineOf = (inline: readonly InstrumentInline[], nodes: ArticleNodes): LexicalNode[] =>
  inline.flatMap((piece): LexicalNode[] => {
    switch (piece.kind) {
      case 'reference':
        return [$createReference(piece.id, { target: piece.target, seen: piece.seen })];
      case 'term':
        return [$createTerm(piece.id).append(...nodes.$inline(piece.children))];
      case 'text':
      case 'break':
      case 'link':
      case 'footnote':
        return nodes.$inline([piece]);
      default:
        return assertNever(piece);
    }
  });
