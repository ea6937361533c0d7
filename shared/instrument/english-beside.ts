/**
 * The English of a unit as it is written beside the Khmer: what it has in common with it (level, number, points, rows,
 * pictures) is the Khmer's, its words are its own, and where nobody has written any yet it is empty.
 */
import type { ArticleBody, TableContent } from '../document/article.ts';
import type { Uid, Unit, UnitBody } from '../document/model.ts';
import { sameJson } from '../document/same.ts';
import { assertNever } from '../errors/result.ts';
import type { InstrumentBody, ProvisionPart } from './instrument.ts';
import type { InstrumentContent } from './text.ts';
import { inOrder } from '../document/tree.ts';
import { readInstrumentUnit } from './views.ts';

type Body = InstrumentBody | ArticleBody;

// A unit never changes, so the pair is put together once.
const known = new WeakMap<Unit, { readonly english: UnitBody | undefined; readonly beside: Unit }>();

/** `khmer` with the words of `english`; it stands where the Khmer stands. */
export function englishBeside(khmer: Unit, english: UnitBody | undefined): Unit {
  const before = known.get(khmer);
  if (before !== undefined && before.english === english) return before.beside;
  const beside = putTogether(khmer, english);
  known.set(khmer, { english, beside });
  return beside;
}

/** All of them in reading order. */
export const englishUnits = ({ km, en }: InstrumentContent): readonly Unit[] =>
  inOrder(km).map((unit) => englishBeside(unit, en.get(unit.uid)));

export function englishUnit({ km, en }: InstrumentContent, uid: Uid): Unit | undefined {
  const unit = km.get(uid);
  return unit === undefined ? undefined : englishBeside(unit, en.get(uid));
}

// Asked of each change by each pane, for its text, its numbers and its references: it is looked at once.
const built = new WeakMap<Unit, { readonly before: Unit; readonly otherwise: boolean }>();

/** Whether the English has to be shown anew, because the Khmer is built otherwise; null: there is none. */
export function isBuiltOtherwise(before: Unit | null, after: Unit | null): boolean {
  if (before === null || after === null) return before !== after;
  const last = built.get(after);
  if (last !== undefined && last.before === before) return last.otherwise;
  const otherwise =
    before.parent !== after.parent ||
    before.rank !== after.rank ||
    !sameJson(putTogether(before, undefined).content, putTogether(after, undefined).content);
  built.set(after, { before, otherwise });
  return otherwise;
}

function putTogether(khmer: Unit, english: UnitBody | undefined): Unit {
  const { uid, parent, rank } = khmer;
  const view = readInstrumentUnit(khmer);
  const own = english === undefined ? undefined : readInstrumentUnit(english);
  // What one of them says cannot be read here, or they are not of one type: each is shown as it is.
  if (
    english !== undefined &&
    (view.kind === 'unreadable' || own?.kind === 'unreadable' || english.type !== khmer.type)
  )
    return { ...english, uid, parent, rank };
  if (view.kind === 'unreadable') return khmer;
  const words = own?.kind === 'readable' ? own.body : undefined;
  const { type, schemaVersion } = khmer;
  return {
    ...english,
    type,
    schemaVersion,
    content: besideBody(view.body, words).content,
    uid,
    parent,
    rank,
  };
}

type Contents = { readonly [Each in Body as Each['type']]: Each['content'] };

const isOf = <Type extends keyof Contents>(
  body: { readonly type: string; readonly content: unknown } | undefined,
  type: Type,
): body is { readonly type: Type; readonly content: Contents[Type] } => body?.type === type;

const of = <Type extends keyof Contents>(body: Body | undefined, type: Type): Contents[Type] | undefined => {
  const any: { readonly type: string; readonly content: unknown } | undefined = body;
  return isOf(any, type) ? any.content : undefined;
};

function besideBody(khmer: Body, english: Body | undefined): Body {
  switch (khmer.type) {
    case 'visa':
      return { type: khmer.type, content: { inline: of(english, 'visa')?.inline ?? [] } };
    case 'division':
      return {
        type: khmer.type,
        content: { ...khmer.content, heading: of(english, 'division')?.heading ?? [] },
      };
    case 'annex':
      return {
        type: khmer.type,
        content: { ...khmer.content, heading: of(english, 'annex')?.heading ?? [] },
      };
    case 'provision': {
      const words = of(english, 'provision');
      const parts = besideParts(khmer.content.parts, words?.parts ?? []);
      return { type: khmer.type, content: { ...khmer.content, heading: words?.heading ?? [], parts } };
    }
    case 'signature': {
      const { capacity = '', name = '' } = of(english, 'signature') ?? {};
      return { type: khmer.type, content: { ...khmer.content, capacity, name } };
    }
    case 'list': {
      const items = new Map(of(english, 'list')?.items.map((item) => [item.id, item]));
      const beside = khmer.content.items.map((item) => ({
        ...item,
        inline: items.get(item.id)?.inline ?? [],
      }));
      return { type: khmer.type, content: { ...khmer.content, items: beside } };
    }
    case 'table':
      return { type: khmer.type, content: besideTable(khmer.content, of(english, 'table')) };
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'figure':
    case 'attachment':
      return besideText(khmer, english);
    case 'rule':
      return khmer;
    default:
      return assertNever(khmer);
  }
}

type TextBody = Extract<ArticleBody, { readonly content: { readonly inline: unknown } }>;

function besideText(khmer: TextBody, english: Body | undefined): TextBody {
  const inline = english?.type === khmer.type ? english.content.inline : [];
  switch (khmer.type) {
    case 'paragraph':
    case 'quote':
      return { type: khmer.type, content: { inline } };
    case 'heading':
      return { type: khmer.type, content: { ...khmer.content, inline } };
    case 'figure':
      return {
        type: khmer.type,
        content: { ...khmer.content, alt: of(english, 'figure')?.alt ?? '', inline },
      };
    case 'attachment':
      return { type: khmer.type, content: { ...khmer.content, inline } };
    default:
      return assertNever(khmer);
  }
}

/** The Khmer's parts with English words; English parts that no Khmer part answers to stand behind them. */
function besideParts(
  khmer: readonly ProvisionPart[],
  english: readonly ProvisionPart[],
): readonly ProvisionPart[] {
  const words = new Map(english.map((part) => [part.id, part]));
  const beside = khmer.map((part): ProvisionPart => {
    const own = words.get(part.id);
    words.delete(part.id);
    if (part.kind === 'table')
      return { ...part, table: besideTable(part.table, own?.kind === 'table' ? own.table : undefined) };
    return { ...part, inline: own === undefined || own.kind === 'table' ? [] : own.inline };
  });
  return [...beside, ...words.values()];
}

/** A table of another shape is shown as it is. */
function besideTable(khmer: TableContent, english: TableContent | undefined): TableContent {
  if (english !== undefined) return english;
  return {
    ...khmer,
    rows: khmer.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, inline: [] })) })),
  };
}
