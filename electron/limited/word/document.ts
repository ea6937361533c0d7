/**
 * A Word document as lines, tables and pictures with all that Word knows of them: styles, numbering, tracked changes and
 * remarks with their authors (ECMA-376 part 1, 17). It is read in pieces, so that its size bounds the memory.
 */
import type { Inline, TableContent } from '../../../shared/document/article.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import { normalizeBody } from '../../../shared/document/normal-form.ts';
import { readUnit } from '../../../shared/document/views.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { FoundPicture } from '../../../shared/exchange/assembly.ts';
import { wholeTable, type RoughCell } from '../../../shared/exchange/grid.ts';
import type { ImportRefusal } from '../../../shared/exchange/imported.ts';
import { PlacedIds, type KnownIds } from '../../../shared/exchange/instrument/placed-ids.ts';
import { lineOf, type SourceItem, type SourceLine } from '../../../shared/exchange/instrument/source.ts';
import { brokenLines } from '../../../shared/exchange/instrument/source-of-pieces.ts';
import { LegacyText, type LegacyRun } from '../../../shared/exchange/legacy-text.ts';
import { Line } from '../../../shared/exchange/line.ts';
import { childOf, elementsIn, type XmlElement } from '../../../shared/instrument/akn/xml.ts';
import { xmlOf } from '../read-xml.ts';
import { zipText } from '../zip.ts';
import { bodyParts } from './body-parts.ts';
import { Numbering } from './numbering.ts';
import {
  changeOf,
  endStands,
  ParagraphReader,
  stands,
  type TrackedChange,
  type Version,
  type WordsOf,
} from './paragraph.ts';
import { linksIn, notesIn, remarksIn, type Remark } from './parts.ts';
import { styleFonts } from './style-fonts.ts';
import { numberingIn, outlineIn, Styles } from './styles.ts';
import { isOn, numberOf, valueOf } from './values.ts';

export interface WordDocument {
  readonly items: readonly SourceItem[];
  readonly changes: readonly TrackedChange[];
  readonly remarks: readonly (Remark & { readonly at: string })[];
  readonly fonts: ReadonlySet<string>;
  readonly legacyRuns: readonly LegacyRun[];
  /** Where the file has what is named so: the `source` of a picture. */
  readonly media: ReadonlyMap<string, string>;
}

/** A code of law with all its annexes has fewer. */
const MOST_ITEMS = 50_000;
/** Tables within tables. */
const DEEPEST = 20;
const MOST_COLUMNS = 1_000;
const LONGEST_ALT = 10_000;

export interface WordReading {
  readonly bytes: Buffer;
  readonly version: Version;
  readonly ids: Ids;
  readonly known: KnownIds;
}

/** `bytes`: of a file that was weighed. Throws where a part of it is not what it should be. */
export function readWord({ bytes, version, ids, known }: WordReading): Result<WordDocument, ImportRefusal> {
  const xml = zipText(bytes, 'word/document.xml');
  if (xml === null || /<!DOCTYPE/iu.test(xml)) return fail('unreadable');
  const styleXml = zipText(bytes, 'word/styles.xml');
  const styles = new Styles(partIn(styleXml));
  const rels = linksIn(partIn(zipText(bytes, 'word/_rels/document.xml.rels')));
  const words: WordsOf = {
    version,
    ids: new PlacedIds(ids, known),
    legacy: new LegacyText('converted'),
    fontOf: styleFonts(styleXml ?? ''),
    notes: notesIn(['footnote', 'endnote'].map((kind) => partIn(zipText(bytes, `word/${kind}s.xml`)))),
    links: rels,
    changes: [],
    remarked: new Map(),
    fonts: new Set(),
  };
  const reader = new DocumentReader(
    words,
    styles,
    new Numbering(partIn(zipText(bytes, 'word/numbering.xml')), styles),
  );
  for (const part of bodyParts(xml)) {
    const root = xmlOf(part);
    if (!root.ok) return root;
    reader.readAll(root.value);
    if (reader.items.length > MOST_ITEMS) return fail('tooLarge');
  }
  const remarks = remarksIn(partIn(zipText(bytes, 'word/comments.xml')));
  return ok({
    items: reader.end(),
    changes: words.changes,
    remarks: remarks.flatMap((remark) => {
      const at = words.remarked.get(remark.id);
      return at === undefined ? [] : [Object.assign(remark, { at })];
    }),
    fonts: words.fonts,
    legacyRuns: words.legacy.runs,
    media: rels,
  });
}

/** Null where the file has no such part. Throws where it is no XML. */
function partIn(xml: string | null): XmlElement | null {
  if (xml === null) return null;
  const root = xmlOf(xml);
  if (!root.ok) throw new Error(root.error);
  return root.value;
}

class DocumentReader {
  readonly items: SourceItem[] = [];
  readonly #words: WordsOf;
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  /** Where the pages of one form begin. */
  #section = 0;
  #gap = 0;
  #count = 0;
  /** The beginning of a paragraph whose end was changed away. */
  #open: Line | null = null;

  constructor(words: WordsOf, styles: Styles, numbering: Numbering) {
    this.#words = words;
    this.#styles = styles;
    this.#numbering = numbering;
  }

  readAll(parent: XmlElement): void {
    for (const child of elementsIn(parent)) this.#readOne(child);
  }

  end(): readonly SourceItem[] {
    const open = this.#open;
    this.#open = null;
    if (open !== null) this.#push(open.take(), String(this.#count), {});
    return this.items;
  }

  #readOne(child: XmlElement): void {
    const change = changeOf(child, String(this.#count));
    if (change !== null && !stands(change.way, this.#words.version)) return;
    switch (child.name) {
      case 'w:p':
        this.#readParagraph(child);
        break;
      case 'w:tbl':
        this.#readTable(child);
        break;
      case 'w:sectPr':
        this.#endSection(child);
        break;
      case 'mc:Fallback':
        break;
      // What holds blocks: content controls, changes, custom markup.
      default:
        if (child.name !== 'w:sdtPr') this.readAll(child);
    }
  }

  #readParagraph(paragraph: XmlElement): void {
    const at = String((this.#count += 1));
    const { line, reader, properties, isEnded } = this.#wordsOf(paragraph, at, this.#open);
    this.#open = isEnded ? null : line;
    for (const box of reader.within.boxes) this.#readOne(box);
    if (isEnded) {
      const inline = line.take();
      this.#push(inline, at, this.#lookOf(properties, reader.isBold));
    }
    for (const { id, alt } of reader.within.pictures) {
      this.#pushPicture(id, alt, at);
    }
    const section = childOf(properties, 'w:sectPr');
    if (section !== undefined) this.#endSection(section);
  }

  #wordsOf(paragraph: XmlElement, at: string, open: Line | null) {
    const properties = childOf(paragraph, 'w:pPr');
    const look = this.#styles.lookOf(valueOf(properties, 'w:pStyle'));
    const line = open ?? new Line(this.#words.legacy);
    const reader = new ParagraphReader(this.#words, look.isBold, line);
    reader.read(paragraph, at);
    return { line, reader, properties, isEnded: endStands(properties, this.#words.version) };
  }

  #lookOf(properties: XmlElement | undefined, isBold: boolean): Partial<SourceLine> {
    const style = this.#styles.lookOf(valueOf(properties, 'w:pStyle'));
    const numbering = numberingIn(properties) ?? style.numbering;
    const marker = numbering === null ? null : this.#numbering.next(numbering);
    return {
      marker: marker ?? '',
      list: marker === null ? null : (numbering?.level ?? null),
      outline: outlineIn(properties) ?? style.outline,
      isBold: isBold || style.outline !== null,
      isCentred: (valueOf(properties, 'w:jc') ?? (style.isCentred ? 'center' : '')) === 'center',
    };
  }

  #push(inline: readonly Inline[], at: string, look: Partial<SourceLine>): void {
    // A number may stand by itself above what it counts; a bullet says nothing.
    if (inline.length === 0 && (look.marker ?? '') === '') this.#gap += 1;
    if (inline.length === 0 && !/[\p{L}\p{N}]/u.test(look.marker ?? '')) return;
    this.items.push(lineOf(at, normalLine(inline), { ...look, gap: this.#gap }));
    this.#gap = 0;
  }

  #pushPicture(id: string, alt: string, at: string): void {
    const said = alt.slice(0, LONGEST_ALT).toWellFormed();
    const picture: FoundPicture = { type: 'picture', source: id, alt: said, caption: [] };
    this.items.push({ kind: 'picture', at, isLandscape: false, picture });
  }

  #endSection(section: XmlElement): void {
    const page = childOf(section, 'w:pgSz')?.attributes;
    const [width, height] = [numberOf(page?.get('w:w')) ?? 0, numberOf(page?.get('w:h')) ?? 0];
    if (page?.get('w:orient') === 'landscape' || width > height)
      for (const [index, item] of this.items.slice(this.#section).entries())
        this.items[this.#section + index] = { ...item, isLandscape: true };
    this.#section = this.items.length;
  }

  #readTable(table: XmlElement): void {
    const at = `t${(this.#count += 1)}`;
    const lines: SourceLine[] = [];
    const rows = this.#rowsOf(table, at, lines, 0);
    const whole = wholeTable(rows, this.#words.ids.from('row', at));
    if (whole === null || lines.length === 0) this.items.push(...lines);
    else this.items.push({ kind: 'table', at, isLandscape: false, table: normalTable(whole), lines });
    this.#gap = 0;
  }

  #rowsOf(table: XmlElement, at: string, lines: SourceLine[], depth: number): RoughCell[][] {
    const rows: RoughCell[][] = [];
    /** By column: the cell that goes on in the rows below. */
    const spanning = new Map<number, { row: number; cell: number }>();
    for (const row of rowsIn(table)) {
      const properties = childOf(row, 'w:trPr');
      const changed = elementsIn(properties ?? row).flatMap((child) => changeOf(child, at) ?? []);
      if (properties !== undefined && changed.some(({ way }) => !stands(way, this.#words.version))) continue;
      const cells: RoughCell[] = [];
      let column = 0;
      for (const cell of cellsIn(row)) {
        const own = childOf(cell, 'w:tcPr');
        const colspan = Math.min(Math.max(numberOf(valueOf(own, 'w:gridSpan')) ?? 1, 1), MOST_COLUMNS);
        const merge = childOf(own, 'w:vMerge');
        const above = spanning.get(column);
        const inline = this.#cellOf(cell, `${at}.${rows.length}.${column}`, lines, depth);
        const from = above === undefined ? undefined : rows[above.row]?.[above.cell];
        if (
          merge !== undefined &&
          merge.attributes.get('w:val') !== 'restart' &&
          above !== undefined &&
          from !== undefined
        ) {
          const joined: readonly Inline[] =
            inline.length === 0 ? from.inline : [...from.inline, { kind: 'break' }, ...inline];
          (rows[above.row] ?? [])[above.cell] = { ...from, inline: joined, rowspan: from.rowspan + 1 };
        } else {
          if (merge === undefined) spanning.delete(column);
          else spanning.set(column, { row: rows.length, cell: cells.length });
          cells.push({ inline, colspan, rowspan: 1, isHead: isOn(properties, 'w:tblHeader') === true });
        }
        column += colspan;
      }
      rows.push(cells);
    }
    return rows;
  }

  #cellOf(cell: XmlElement, at: string, lines: SourceLine[], depth: number): readonly Inline[] {
    const inline: Inline[] = [];
    // What stands in another cell stands apart.
    let gap = lines.length === 0 ? 0 : 1;
    let count = 0;
    const readBlocks = (parent: XmlElement): void => {
      for (const child of elementsIn(parent)) {
        if (child.name === 'w:tbl') {
          if (depth >= DEEPEST) throw new RangeError('too deep');
          for (const row of this.#rowsOf(child, `${at}.${count}`, lines, depth + 1))
            for (const within of row) addLine(within.inline);
        } else if (child.name !== 'w:p') {
          if (child.name !== 'w:tcPr' && child.name !== 'mc:Fallback') readBlocks(child);
        } else {
          const place = `${at}.${(count += 1)}`;
          const { line, reader, properties } = this.#wordsOf(child, place, null);
          const words = normalLine(line.take());
          for (const { id, alt } of reader.within.pictures) this.#pushPicture(id, alt, place);
          if (words.length === 0) gap += 1;
          else {
            const look = this.#lookOf(properties, reader.isBold);
            for (const [index, broken] of brokenLines(words, place).entries())
              lines.push({ ...broken, ...look, ...(index === 0 ? { gap } : { gap: 0, marker: '' }) });
            gap = 0;
            const marker = look.marker ?? '';
            addLine(marker === '' ? words : [{ kind: 'text', text: `${marker} ` }, ...words]);
          }
        }
      }
    };
    const addLine = (words: readonly Inline[]): void => {
      if (words.length === 0) return;
      if (inline.length > 0) inline.push({ kind: 'break' });
      inline.push(...words);
    };
    readBlocks(cell);
    return inline;
  }
}

/** Rows and cells may stand in content controls. */
const rowsIn = (table: XmlElement): readonly XmlElement[] => foundIn(table, 'w:tr');
const cellsIn = (row: XmlElement): readonly XmlElement[] => foundIn(row, 'w:tc');
const foundIn = (parent: XmlElement, name: string): readonly XmlElement[] =>
  elementsIn(parent).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === 'w:sdt' || child.name === 'w:sdtContent' || child.name === 'w:customXml'
      ? foundIn(child, name)
      : [];
  });

const normalLine = (inline: readonly Inline[]): readonly Inline[] => {
  const view = readUnit(normalizeBody({ type: 'paragraph', schemaVersion: 1, content: { inline } }));
  return view.kind === 'readable' && view.body.type === 'paragraph' ? view.body.content.inline : inline;
};

const normalTable = (table: TableContent): TableContent => {
  const view = readUnit(normalizeBody({ type: 'table', schemaVersion: 1, content: table }));
  return view.kind === 'readable' && view.body.type === 'table' ? view.body.content : table;
};
