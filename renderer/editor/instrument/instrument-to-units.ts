/** The editor's blocks into what units of an instrument say. The inverse of instrument-from-units.ts. */
import type { ElementNode, LexicalNode } from 'lexical';
import type { Inline, TableContent, TextRun } from '../../../shared/document/article.ts';
import { branded } from '../../../shared/document/brand.ts';
import type { InnerId } from '../../../shared/document/model.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import type {
  InstrumentBody,
  InstrumentInline,
  ProvisionPart,
} from '../../../shared/instrument/instrument.ts';
import { $isTableBlock, type TableBlock } from '../table/table-nodes.ts';
import { $isReference } from './reference-node.ts';
import { $isTerm } from './term-node.ts';
import { $isInstrumentLine, $linesOfBlock, type InstrumentBlock, type LineRole } from './instrument-nodes.ts';

/** How nodes become what an article has alike. */
export interface ArticleContent {
  readonly $inline: (nodes: readonly LexicalNode[]) => readonly Inline[];
  readonly $table: (table: TableBlock) => TableContent;
}

export function $instrumentBody(block: InstrumentBlock, article: ArticleContent): InstrumentBody {
  const frame = block.getFrame();
  const $first = (role: LineRole): readonly InstrumentInline[] => {
    const line = $linesOfBlock(block).find((each) => each.getRole() === role);
    return line === undefined ? [] : $inlineOf(line, article);
  };
  const $texts = (role: LineRole): readonly string[] =>
    $linesOfBlock(block)
      .filter((line) => line.getRole() === role)
      .map((line) => line.getTextContent());
  switch (frame.type) {
    case 'visa':
      return { type: 'visa', content: { inline: $first('words') } };
    case 'division': {
      const { type, ...rest } = frame;
      return { type, content: { ...rest, heading: $first('heading') } };
    }
    case 'provision': {
      const { type, ...rest } = frame;
      const parts = block.getChildren().flatMap((child) => $partOf(child, article));
      return { type, content: { ...rest, heading: $first('heading'), parts } };
    }
    case 'signature': {
      const { type, ...rest } = frame;
      return {
        type,
        content: { ...rest, capacity: $texts('capacity').join('\n'), name: $texts('name').join(' ') },
      };
    }
    case 'annex': {
      const { type, ...rest } = frame;
      return { type, content: { ...rest, heading: $first('heading') } };
    }
    default:
      return assertNever(frame);
  }
}

function $partOf(child: LexicalNode, article: ArticleContent): readonly ProvisionPart[] {
  if ($isTableBlock(child)) {
    return [{ kind: 'table', id: branded<InnerId>(child.getPartId()), table: article.$table(child) }];
  }
  if (!$isInstrumentLine(child) || child.getRole() === 'heading') return [];
  const part = { id: branded<InnerId>(child.getPartId()), inline: $inlineOf(child, article) };
  return [
    child.getRole() === 'point'
      ? { kind: 'point', depth: child.getDepth(), ...part }
      : { kind: 'paragraph', ...part },
  ];
}

/** Runs of what an article has alike between what it has not. */
function $inlineOf(line: ElementNode, article: ArticleContent): readonly InstrumentInline[] {
  const pieces: InstrumentInline[] = [];
  let run: LexicalNode[] = [];
  const endRun = (): void => {
    pieces.push(...article.$inline(run));
    run = [];
  };
  for (const node of line.getChildren()) {
    if ($isReference(node)) {
      const reference = node.getReference();
      endRun();
      if (reference !== null)
        pieces.push({ kind: 'reference', id: branded<InnerId>(node.getReferenceId()), ...reference });
    } else if ($isTerm(node)) {
      endRun();
      const children = article
        .$inline(node.getChildren())
        .filter((piece): piece is TextRun => piece.kind === 'text');
      if (children.length > 0)
        pieces.push({ kind: 'term', id: branded<InnerId>(node.getTermId()), children });
    } else run.push(node);
  }
  endRun();
  return pieces;
}
