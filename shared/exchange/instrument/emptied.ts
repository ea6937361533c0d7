/** A unit without its words: the place of what is still to be written in another language. */
import type { UnitBody } from '../../document/model.ts';
import { readInstrumentUnit } from '../../instrument/views.ts';
import { versioned } from '../../instrument/editing/drafting.ts';
import type { TableContent } from '../../document/article.ts';
import type { JsonValue } from '../../document/model.ts';
import { assertNever } from '../../errors/result.ts';

const emptyTable = (table: TableContent): TableContent => ({
  ...table,
  rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, inline: [] })) })),
});

/** Inner ids stay; so does what cannot be read. */
export function emptied(body: UnitBody): UnitBody {
  const view = readInstrumentUnit(body);
  if (view.kind === 'unreadable') return body;
  const { type, content } = view.body;
  const kept = (changed: JsonValue): UnitBody => ({ ...body, content: changed });
  switch (type) {
    case 'visa':
      return versioned(body, { type, content: { inline: [] } });
    case 'division':
      return versioned(body, { type, content: { ...content, heading: [] } });
    case 'annex':
      return versioned(body, { type, content: { ...content, heading: [] } });
    case 'provision':
      return versioned(body, {
        type,
        content: {
          ...content,
          heading: [],
          parts: content.parts.map((part) =>
            part.kind === 'table' ? { ...part, table: emptyTable(part.table) } : { ...part, inline: [] },
          ),
        },
      });
    case 'signature':
      return versioned(body, { type, content: { ...content, capacity: '', name: '' } });
    case 'paragraph':
    case 'quote':
    case 'heading':
    case 'figure':
    case 'attachment':
      return kept({ ...content, inline: [] });
    case 'list':
      return kept({ ...content, items: content.items.map((item) => ({ ...item, inline: [] })) });
    case 'table':
      return kept(emptyTable(content));
    case 'rule':
      return body;
    default:
      return assertNever(type);
  }
}
