/**
 * The words of an instrument: its lines in reading order with their places. In a line a reference stands as one sign,
 * like a footnote, because what it shows changes with the numbers and places behind it must not.
 */
import type { ArticleBody, TableContent } from '../document/article.ts';
import type { Content, InnerId, Language, Uid, Unit, UnitBody } from '../document/model.ts';
import { inlineText, linesOf, NOTE_SIGN } from '../document/text.ts';
import { inOrder } from '../document/tree.ts';
import { assertNever } from '../errors/result.ts';
import type { InstrumentBody, InstrumentInline, ProvisionPart } from './instrument.ts';
import type { PrintedInline } from './printed.ts';
import { readInstrumentUnit } from './views.ts';

/** The content of an instrument: the Khmer tree, and English bodies under the same uids. */
export type InstrumentContent = Extract<Content, { readonly shape: 'oneTree' }>;

export interface InstrumentLine {
  /** The part of a provision or the list item that it is, the row of a table that it stands in; absent elsewhere. */
  readonly inner?: InnerId;
  readonly inline: readonly InstrumentInline[];
  /** Whether references and defined terms may stand in it; a table and an article's units have none. */
  readonly isOwn: boolean;
  /** As placedInline() has it. */
  readonly text: string;
}

/** A line of an instrument and where it stands. */
export interface PlacedLine extends InstrumentLine {
  readonly uid: Uid;
  readonly language: Language;
  /** Among the lines of its unit. */
  readonly index: number;
}

/** Words in a line: offsets as placedInline() counts them, the end exclusive. */
export interface InstrumentPlace {
  readonly uid: Uid;
  readonly language: Language;
  /** The line among those of its unit. */
  readonly index: number;
  readonly inner?: InnerId;
  readonly from: number;
  readonly to: number;
}

export const placeIn = (line: PlacedLine, from: number, to: number): InstrumentPlace => ({
  uid: line.uid,
  language: line.language,
  index: line.index,
  ...(line.inner === undefined ? {} : { inner: line.inner }),
  from,
  to,
});

function textOfPiece(piece: InstrumentInline | PrintedInline): string {
  switch (piece.kind) {
    case 'reference':
      return NOTE_SIGN;
    case 'term':
      return inlineText(piece.children);
    case 'text':
    case 'break':
    case 'link':
    case 'footnote':
      return inlineText([piece]);
    default:
      return assertNever(piece);
  }
}

/** A line break is `\n`; a footnote and a reference are one sign each. */
export const placedInline = (inline: readonly (InstrumentInline | PrintedInline)[]): string =>
  inline.map(textOfPiece).join('');

const lineOf = (inline: readonly InstrumentInline[], isOwn: boolean, inner?: InnerId): InstrumentLine => ({
  ...(inner === undefined ? {} : { inner }),
  inline,
  isOwn,
  text: placedInline(inline),
});

const tableLines = ({ rows }: TableContent): InstrumentLine[] =>
  rows.flatMap(({ id, cells }) => cells.map(({ inline }) => lineOf(inline, false, id)));

/** A paragraph or a point is one line, a table one for each cell. */
export const partLines = (part: ProvisionPart): readonly InstrumentLine[] =>
  part.kind === 'table' ? tableLines(part.table) : [lineOf(part.inline, true, part.id)];

function bodyLines(body: InstrumentBody | ArticleBody): readonly InstrumentLine[] {
  switch (body.type) {
    case 'visa':
      return [lineOf(body.content.inline, true)];
    case 'division':
    case 'annex':
      return [lineOf(body.content.heading, true)];
    case 'provision':
      return [lineOf(body.content.heading, true), ...body.content.parts.flatMap(partLines)];
    case 'signature':
      return [];
    case 'list':
      return body.content.items.map(({ id, inline }) => lineOf(inline, false, id));
    case 'table':
      return tableLines(body.content);
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'figure':
    case 'attachment':
    case 'rule':
      return linesOf(body).map((inline) => lineOf(inline, false));
    default:
      return assertNever(body);
  }
}

// A unit never changes, so it is read once.
const known = new WeakMap<UnitBody, readonly InstrumentLine[]>();

/** Every line of a unit in reading order; none of one that cannot be read. A provision's heading is its first. */
export function instrumentLines(unit: UnitBody): readonly InstrumentLine[] {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const view = readInstrumentUnit(unit);
  const lines = view.kind === 'readable' ? bodyLines(view.body) : [];
  known.set(unit, lines);
  return lines;
}

/** A unit's body in one language; undefined where nobody has written it yet. */
export const bodyIn = (content: InstrumentContent, unit: Unit, language: Language): UnitBody | undefined =>
  language === 'km' ? unit : content.en.get(unit.uid);

export const placedLines = (uid: Uid, body: UnitBody, language: Language): readonly PlacedLine[] =>
  instrumentLines(body).map((line, index) => placedLine(line, uid, language, index));

const placedLine = (line: InstrumentLine, uid: Uid, language: Language, index: number): PlacedLine => ({
  ...line,
  uid,
  language,
  index,
});

/** All lines of one language in reading order. */
export const linesIn = (content: InstrumentContent, language: Language): readonly PlacedLine[] =>
  inOrder(content.km).flatMap((unit) => {
    const body = bodyIn(content, unit, language);
    return body === undefined ? [] : placedLines(unit.uid, body, language);
  });

/** All words of a unit, line by line; what a reference shows is not among them. */
export function wordsOf(unit: UnitBody): string {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'readable' && view.body.type === 'signature') {
    return `${view.body.content.capacity}\n${view.body.content.name}`;
  }
  return instrumentLines(unit)
    .map(({ text }) => text)
    .join('\n');
}

/** Nothing but white space, where the zero-width space of the Khmer space bar counts as such. */
export const isBlank = (text: string): boolean => /^[\s\u200B]*$/u.test(text);
