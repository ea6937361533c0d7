/** What an amending provision quotes: whole units as parts of it, under ids of their own. */
import type { Ids } from '../../document/ids.ts';
import type { InnerId, JsonValue, UnitBody } from '../../document/model.ts';
import { assertNever } from '../../errors/result.ts';
import type { InstrumentInline, ProvisionPart, Reference } from '../instrument.ts';
import { withLines } from '../lines.ts';
import { isInstrumentBody, readInstrumentUnit } from '../views.ts';

/** Gives one new id for each old one, so that both languages keep theirs alike. */
export type FreshIds = (old: string) => InnerId;

export function freshIds(ids: Ids): FreshIds {
  const given = new Map<string, InnerId>();
  return (old) => {
    const id = given.get(old) ?? ids.next<InnerId>();
    given.set(old, id);
    return id;
  };
}

type Paragraph = Extract<ProvisionPart, { readonly kind: 'paragraph' }>;

export interface Quoting {
  /** Tells the ids of its own parts from those of others. */
  readonly key: string;
  /** Stands before it; empty for what has none. */
  readonly label: string;
  readonly fresh: FreshIds;
  /** What a reference within the quoted instrument shows: where it is quoted it leads nowhere. */
  readonly shown: (reference: Reference) => string;
}

/** A quoted line refers to nothing in its own instrument and defines nothing: there it is words. */
const inWords = (inline: readonly InstrumentInline[], shown: Quoting['shown']): readonly InstrumentInline[] =>
  inline.flatMap((piece): readonly InstrumentInline[] => {
    if (piece.kind === 'term') return piece.children;
    if (piece.kind !== 'reference' || piece.target.in !== 'here') return [piece];
    return [{ kind: 'text', text: shown(piece) }];
  });

/** What stands in the unit, its label before it. A unit that cannot be read is quoted by its label alone. */
export function quotedParts(unit: UnitBody, { key, label, fresh, shown }: Quoting): readonly ProvisionPart[] {
  const view = readInstrumentUnit(unit);
  const paragraph = (inline: readonly InstrumentInline[], name = 'text'): Paragraph => ({
    kind: 'paragraph',
    id: fresh(`${key} ${name}`),
    inline,
  });
  const head = (heading: readonly InstrumentInline[]): Paragraph =>
    paragraph(
      [
        { kind: 'text', text: heading.length === 0 ? label : `${label} `, marks: ['bold'] },
        ...renewed(heading, fresh),
      ],
      'head',
    );
  if (view.kind === 'unreadable') return label === '' ? [] : [head([])];
  const body =
    isInstrumentBody(view.body) && view.body.type !== 'signature'
      ? withLines(view.body, (inline) => inWords(inline, shown))
      : view.body;
  switch (body.type) {
    case 'provision':
      return [head(body.content.heading), ...renewed(body.content.parts, fresh)];
    case 'division':
    case 'annex':
      return [head(body.content.heading)];
    case 'signature': {
      const { capacity, name } = body.content;
      return [paragraph([{ kind: 'text', text: [capacity, name].filter((line) => line !== '').join(', ') }])];
    }
    case 'list':
      return renewed(body.content.items, fresh).map(({ id, depth, inline }) => ({
        kind: 'point',
        id,
        depth,
        inline,
      }));
    case 'table':
      return [{ kind: 'table', id: fresh(`${key} table`), table: renewed(body.content, fresh) }];
    case 'rule':
      return [];
    case 'visa':
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'figure':
    case 'attachment':
      return [paragraph(renewed(body.content.inline, fresh))];
    default:
      return assertNever(body);
  }
}

const mark = (text: string): InstrumentInline => ({ kind: 'text', text });

/** The quotation marks stand at the first and the last words, beside a table on lines of their own. */
export function inQuotes(
  parts: readonly ProvisionPart[],
  opens: string,
  closes: string,
  fresh: FreshIds,
): readonly ProvisionPart[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [];
  const alone = (text: string): Paragraph => ({ kind: 'paragraph', id: fresh(text), inline: [mark(text)] });
  const marked = parts.map((part): ProvisionPart => {
    if (part.kind === 'table') return part;
    const opened = part === first ? [mark(opens), ...part.inline] : part.inline;
    return { ...part, inline: part === last ? [...opened, mark(closes)] : opened };
  });
  return [
    ...(first.kind === 'table' ? [alone(opens)] : []),
    ...marked,
    ...(last.kind === 'table' ? [alone(closes)] : []),
  ];
}

/** The same with new ids wherever a thing has one. */
export function renewed<Value extends JsonValue>(value: Value, fresh: FreshIds): Value {
  return renew(value, fresh) as Value;
}

function renew(value: JsonValue, fresh: FreshIds): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry: JsonValue) => renew(entry, fresh));
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      name === 'id' && typeof entry === 'string' ? fresh(entry) : renew(entry, fresh),
    ]),
  );
}
