/**
 * An instrument as it is read in one language, for whatever prints it: its units in order with their derived numbers,
 * the words that references show now, and what its type puts around them.
 */
import type { ArticleBody, Footnote, Link, LineBreak, TableContent, TextRun } from '../document/article.ts';
import type { InnerId, Language, Uid, Unit } from '../document/model.ts';
import { inOrder } from '../document/tree.ts';
import { assertNever } from '../errors/result.ts';
import { depthOf } from './structure.ts';
import type { InstrumentData, InstrumentType } from './data.ts';
import type {
  AnnexContent,
  DivisionContent,
  InstrumentBody,
  InstrumentInline,
  ProvisionContent,
  ProvisionPart,
  SignatureContent,
} from './instrument.ts';
import { labelPartsOf, numbersOf, pointMarkerParts, type LabelParts, type UnitNumber } from './numbering.ts';
import type { Register } from './references/cited-instruments.ts';
import { referencePieces, type ReferenceContext, type ReferencePiece } from './references/reference-text.ts';
import { bodyIn, type InstrumentContent } from './text.ts';
import { readInstrumentUnit } from './views.ts';

export interface PrintSource {
  readonly content: InstrumentContent;
  /** Undefined where the data has none of its id: nothing is numbered then. */
  readonly type: InstrumentType | undefined;
  readonly data: InstrumentData;
  /** What references to other instruments are worded by. */
  readonly register: Register;
}

export interface PrintedReference {
  readonly kind: 'reference';
  readonly pieces: readonly ReferencePiece[];
  /** Whether its target is not there any more; it says then what it showed last. */
  readonly isGone: boolean;
}

/** What stands in a line; a defined term is its words. */
export type PrintedInline = TextRun | LineBreak | Link | Footnote | PrintedReference;
export type PrintedLine = readonly PrintedInline[];

export interface PrintedLabel extends LabelParts {
  readonly value: UnitNumber;
}

/** A marker is null where its type is not known. */
export type PrintedPart =
  | { readonly kind: 'paragraph'; readonly id: InnerId; readonly inline: PrintedLine }
  | {
      readonly kind: 'point';
      readonly id: InnerId;
      readonly depth: number;
      readonly marker: LabelParts | null;
      readonly inline: PrintedLine;
    }
  | { readonly kind: 'table'; readonly id: InnerId; readonly table: TableContent };

/** A label is null where its type or level is not known. */
export type PrintedBlock =
  | {
      readonly kind: 'division';
      readonly uid: Uid;
      readonly level: string;
      /** 0 for the highest level of the data. */
      readonly depth: number;
      readonly label: PrintedLabel | null;
      readonly heading: PrintedLine;
    }
  | {
      readonly kind: 'provision';
      readonly uid: Uid;
      readonly label: PrintedLabel | null;
      readonly heading: PrintedLine;
      readonly parts: readonly PrintedPart[];
      readonly isRepealed: boolean;
    }
  /** A paragraph, a list, a table or the like, as in an article. */
  | { readonly kind: 'text'; readonly uid: Uid; readonly body: ArticleBody };

export interface PrintedVisa {
  readonly uid: Uid;
  readonly inline: PrintedLine;
}

export interface PrintedSignature {
  readonly uid: Uid;
  /** The prefix and the office, as they stand under each other. */
  readonly lines: readonly string[];
  /** Empty where nobody is named yet. */
  readonly name: string;
}

export interface PrintedAnnex {
  readonly uid: Uid;
  readonly label: PrintedLabel | null;
  readonly heading: PrintedLine;
  readonly orientation: AnnexContent['orientation'];
  readonly blocks: readonly PrintedBlock[];
}

export interface PrintedInstrument {
  readonly visas: readonly PrintedVisa[];
  /** The word between visas and text; empty where the type has none. */
  readonly enacting: string;
  readonly blocks: readonly PrintedBlock[];
  readonly signatures: readonly PrintedSignature[];
  readonly annexes: readonly PrintedAnnex[];
}

/** What nobody has written in the language is left out; a heading above what is written keeps its number. */
export function printedInstrument(source: PrintSource, language: Language): PrintedInstrument {
  const { content, type } = source;
  const printer = new Printer(source, language);
  const visas: PrintedVisa[] = [];
  const blocks: PrintedBlock[] = [];
  const signatures: PrintedSignature[] = [];
  const annexes: PrintedAnnex[] = [];
  /** Where the units below a unit go. */
  const below = new Map<Uid | null, PrintedBlock[]>();
  const said = saidUnits(content, language);
  for (const unit of inOrder(content.km)) {
    const { uid } = unit;
    const into = below.get(unit.parent) ?? blocks;
    below.set(uid, into);
    const body = said.has(uid) ? bodyToPrint(content, unit, language) : null;
    if (body === null) continue;
    switch (body.type) {
      case 'visa':
        visas.push({ uid, inline: printer.line(body.content.inline, uid) });
        break;
      case 'division':
        into.push(printer.division(unit, body.content));
        break;
      case 'provision':
        into.push(printer.provision(unit, body.content));
        break;
      case 'signature':
        signatures.push(printer.signature(uid, body.content));
        break;
      case 'annex': {
        const annexed: PrintedBlock[] = [];
        below.set(uid, annexed);
        annexes.push(printer.annex(unit, body.content, annexed));
        break;
      }
      case 'paragraph':
      case 'heading':
      case 'quote':
      case 'list':
      case 'table':
      case 'figure':
      case 'attachment':
      case 'rule':
        into.push({ kind: 'text', uid, body });
        break;
      default:
        assertNever(body);
    }
  }
  return { visas, enacting: type?.enacting?.[language] ?? '', blocks, signatures, annexes };
}

/** The units that are written in the language, and those that hold them. */
function saidUnits({ km, en }: InstrumentContent, language: Language): ReadonlySet<Uid> {
  if (language === 'km') return new Set(km.keys());
  const said = new Set<Uid>();
  for (const start of en.keys())
    for (let at: Uid | null = start; at !== null && !said.has(at); at = km.get(at)?.parent ?? null)
      said.add(at);
  return said;
}

/** Null for what cannot be read. Of a unit that only holds what is written it is the Khmer body without its words. */
function bodyToPrint(
  content: InstrumentContent,
  unit: Unit,
  language: Language,
): InstrumentBody | ArticleBody | null {
  const stored = bodyIn(content, unit, language);
  const view = readInstrumentUnit(stored ?? unit);
  if (view.kind === 'unreadable') return null;
  const { body } = view;
  if (stored !== undefined) return body;
  if (body.type === 'division') return { ...body, content: { ...body.content, heading: [] } };
  return body.type === 'annex' ? { ...body, content: { ...body.content, heading: [] } } : null;
}

class Printer {
  readonly #context: ReferenceContext | null;
  readonly #data: InstrumentData;
  readonly #language: Language;

  constructor({ content, type, data, register }: PrintSource, language: Language) {
    const tree = content.km;
    this.#context =
      type === undefined ? null : { tree, type, data, numbers: numbersOf(tree, type, data), register };
    this.#data = data;
    this.#language = language;
  }

  line(inline: readonly InstrumentInline[], standsIn: Uid): PrintedLine {
    return inline.flatMap((piece): readonly PrintedInline[] => {
      if (piece.kind === 'term') return piece.children;
      if (piece.kind !== 'reference') return [piece];
      const shown =
        this.#context === null
          ? { kind: 'gone' as const, seen: piece.seen }
          : referencePieces(piece, standsIn, this.#language, this.#context);
      return [
        shown.kind === 'found'
          ? { kind: 'reference', pieces: shown.pieces, isGone: false }
          : { kind: 'reference', pieces: [{ text: shown.seen }], isGone: true },
      ];
    });
  }

  division(unit: Unit, { level, heading }: DivisionContent): PrintedBlock {
    const { uid } = unit;
    return {
      kind: 'division',
      uid,
      level,
      depth: depthOf(this.#data, level),
      label: this.#label(unit),
      heading: this.line(heading, uid),
    };
  }

  provision(unit: Unit, { heading, parts, repealed }: ProvisionContent): PrintedBlock {
    const { uid } = unit;
    return {
      kind: 'provision',
      uid,
      label: this.#label(unit),
      heading: this.line(heading, uid),
      parts: this.#parts(parts, uid),
      isRepealed: repealed === true,
    };
  }

  signature(uid: Uid, { prefix, capacity, name }: SignatureContent): PrintedSignature {
    const said = this.#data.prefixes.find(({ id }) => id === prefix)?.[this.#language] ?? prefix;
    const lines = [...(said === undefined ? [] : [said]), ...capacity.split('\n')];
    return { uid, lines: lines.filter((line) => line.trim() !== ''), name };
  }

  annex(unit: Unit, { heading, orientation }: AnnexContent, blocks: readonly PrintedBlock[]): PrintedAnnex {
    const { uid } = unit;
    return { uid, label: this.#label(unit), heading: this.line(heading, uid), orientation, blocks };
  }

  #parts(parts: readonly ProvisionPart[], uid: Uid): readonly PrintedPart[] {
    const type = this.#context?.type;
    const markers = type === undefined ? null : pointMarkerParts(parts, type, this.#language, this.#data);
    return parts.map((part): PrintedPart => {
      if (part.kind === 'table') return part;
      const inline = this.line(part.inline, uid);
      return part.kind === 'paragraph'
        ? { ...part, inline }
        : { ...part, inline, marker: markers?.get(part.id) ?? null };
    });
  }

  #label(unit: Unit): PrintedLabel | null {
    if (this.#context === null) return null;
    const { numbers, type, data } = this.#context;
    const value = numbers.get(unit.uid);
    return value === undefined ? null : { ...labelPartsOf(unit, value, type, this.#language, data), value };
  }
}
