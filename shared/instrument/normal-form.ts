/** The normal form of what an instrument's units say: see ../document/normal-form.ts, whose rules hold here too. */
import type { Footnote } from '../document/article.ts';
import type { JsonValue, UnitBody } from '../document/model.ts';
import { normalFootnote, normalizeBody, normalTable } from '../document/normal-form.ts';
import {
  breakPiece,
  leafOf,
  normalPieces,
  runPiece,
  signPiece,
  stretchesOf,
  type Piece,
} from '../document/normal-pieces.ts';
import { sameJson } from '../document/same.ts';
import { ARTICLE_READERS } from '../document/views.ts';
import { assertNever } from '../errors/result.ts';
import { normalize } from '../khmer/index.ts';
import {
  INSTRUMENT_SCHEMA_VERSION,
  type InstrumentBody,
  type InstrumentInline,
  type ProvisionPart,
  type Reference,
} from './instrument.ts';
import { readInstrumentUnit } from './views.ts';

type Sign = Footnote | Reference;

/** What holds pieces together, as one text: neighbours within one link or one term are joined. */
const LINK = 'link ';
const TERM = 'term ';

const flat = (inline: readonly InstrumentInline[], around: string | null = null): readonly Piece<Sign>[] =>
  inline.flatMap((piece): readonly Piece<Sign>[] => {
    switch (piece.kind) {
      case 'text':
        return [runPiece(piece, around)];
      case 'break':
        return [breakPiece(around)];
      case 'link':
        return flat(piece.children, LINK + piece.href);
      case 'term':
        return flat(piece.children, TERM + piece.id);
      case 'footnote':
        return [signPiece(normalFootnote(piece))];
      case 'reference':
        return [signPiece(piece)];
      default:
        return assertNever(piece);
    }
  });

/** Links and terms around what they hold, beside what stands alone. */
const normalLine = (inline: readonly InstrumentInline[]): readonly InstrumentInline[] => {
  const terms = new Map(inline.flatMap((piece) => (piece.kind === 'term' ? [[TERM + piece.id, piece]] : [])));
  return stretchesOf(normalPieces(flat(inline))).flatMap(
    ({ around, pieces }): readonly InstrumentInline[] => {
      const leaves = pieces.map(leafOf);
      if (around === null) return leaves;
      const term = terms.get(around);
      if (term !== undefined) return [{ ...term, children: leaves.filter((leaf) => leaf.kind === 'text') }];
      const children = leaves.filter((leaf) => leaf.kind === 'text' || leaf.kind === 'break');
      return [{ kind: 'link', href: around.slice(LINK.length), children }];
    },
  );
};

function normalPart(part: ProvisionPart): ProvisionPart {
  if (part.kind === 'table') return { ...part, table: normalTable(part.table) };
  return { ...part, inline: normalLine(part.inline) };
}

function normalContent(body: InstrumentBody): JsonValue {
  switch (body.type) {
    case 'visa':
      return { inline: normalLine(body.content.inline) };
    case 'division':
    case 'annex':
      return { ...body.content, heading: normalLine(body.content.heading) };
    case 'provision':
      return {
        ...body.content,
        heading: normalLine(body.content.heading),
        parts: body.content.parts.map(normalPart),
      };
    case 'signature':
      return {
        ...body.content,
        capacity: normalize(body.content.capacity).trim(),
        name: normalize(body.content.name).trim(),
      };
    default:
      return assertNever(body);
  }
}

/** normalizeBody() for the units of every kind of document. */
export function normalizeUnit(unit: UnitBody): UnitBody {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable') return unit;
  const { body } = view;
  if (!isOwn(body)) return normalizeBody(unit);
  if (unit.schemaVersion !== INSTRUMENT_SCHEMA_VERSION) return unit;
  const content = normalContent(body);
  return sameJson(content, unit.content) ? unit : { ...unit, content };
}

const isOwn = (body: { readonly type: string }): body is InstrumentBody =>
  !Object.hasOwn(ARTICLE_READERS, body.type);
