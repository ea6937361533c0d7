/** Lines of text, in reading order, put together to the bodies of an article: paragraphs, lists, quotes, tables. */
import type { ArticleBody, HeadingContent, Inline, ListItem } from '../document/article.ts';
import type { Ids } from '../document/ids.ts';
import type { InnerId } from '../document/model.ts';
import { wholeTable, type RoughCell } from './grid.ts';
import type { WordListPlace } from './word-list.ts';

/** A picture where it stood. What becomes of it is for those to say who can read its bytes. */
export interface FoundPicture {
  readonly type: 'picture';
  /** The address as the markup has it: a data: URI, a file of somebody's, an address on the web. */
  readonly source: string;
  readonly alt: string;
  readonly caption: readonly Inline[];
}
export type TakenPiece = ArticleBody | FoundPicture;

/** What a line is where it stands in no list, quote or table of the markup's own. */
export type LineKind =
  | { readonly kind: 'paragraph' | 'quote' }
  | { readonly kind: 'heading'; readonly level: HeadingContent['level'] }
  | { readonly kind: 'item'; readonly place: WordListPlace; readonly ordered: boolean };

interface Group {
  /** Word's name of the list; null for one of the markup's own. */
  readonly word: string | null;
  readonly ordered: boolean;
  readonly items: ListItem[];
}

/** The schema takes 100. */
const DEEPEST = 99;

export class Assembly {
  readonly pieces: TakenPiece[] = [];
  /** Tables too large for an article; their rows stand as paragraphs. */
  tablesAsText = 0;
  readonly #ids: Ids;
  /** Whether each of the lists that are open counts, outermost first. */
  readonly #lists: boolean[] = [];
  /** Pictures that wait for the end of the list or table that they stood in. */
  readonly #held: FoundPicture[] = [];
  #group: Group | null = null;
  #item: Inline[] = [];
  #quotes = 0;
  #quote: Inline[] = [];
  #rows: RoughCell[][] | null = null;
  #cell: Inline[] | null = null;
  #caption: Inline[] | null = null;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  /** Whether a line stands in the text itself and not in a table, a list or a quote. */
  get isFlow(): boolean {
    return this.#rows === null && this.#lists.length === 0 && this.#quotes === 0;
  }

  get isInTable(): boolean {
    return this.#rows !== null;
  }

  addLine(inline: readonly Inline[], as: LineKind): void {
    const around = this.#around();
    if (around !== null) {
      if (around.length > 0) around.push({ kind: 'break' });
      around.push(...inline);
    } else if (as.kind === 'item') this.#addWordItem(as.place, as.ordered, inline);
    else if (as.kind === 'heading') this.#emit({ type: 'heading', content: { level: as.level, inline } });
    else this.#emit({ type: as.kind, content: { inline } });
  }

  addRule(): void {
    if (this.isFlow) this.#emit({ type: 'rule', content: {} });
  }

  addPicture(picture: FoundPicture): void {
    this.#held.push(picture);
    if (this.isFlow) this.#endGroup();
  }

  beginCaption(): void {
    if (this.isFlow && this.pieces.at(-1)?.type === 'picture') this.#caption = [];
  }

  endCaption(): void {
    const caption = this.#caption;
    this.#caption = null;
    const picture = this.pieces.at(-1);
    if (caption !== null && picture?.type === 'picture')
      this.pieces[this.pieces.length - 1] = { ...picture, caption };
  }

  beginList(ordered: boolean): void {
    if (this.isInTable) return;
    this.#endQuote();
    if (this.#lists.length === 0) this.#endGroup();
    this.endItem();
    this.#lists.push(ordered);
  }

  endItem(): void {
    if (this.isInTable || this.#item.length === 0) return;
    this.#group ??= { word: null, ordered: this.#lists[0] ?? false, items: [] };
    this.#addItem(this.#group, this.#lists.length - 1, this.#item);
    this.#item = [];
  }

  endList(): void {
    if (this.isInTable) return;
    this.endItem();
    this.#lists.pop();
    if (this.#lists.length === 0) this.#endGroup();
  }

  beginQuote(): void {
    this.#quotes += 1;
  }

  endQuote(): void {
    this.#quotes -= 1;
    if (this.#quotes === 0) this.#endQuote();
  }

  beginTable(): void {
    this.endItem();
    this.#endQuote();
    this.#endGroup();
    this.#rows = [];
  }

  beginRow(): void {
    this.#rows?.push([]);
  }

  beginCell(): void {
    if (this.isInTable) this.#cell = [];
  }

  endCell(cell: Omit<RoughCell, 'inline'>): void {
    const inline = this.#cell;
    this.#cell = null;
    if (inline === null) return;
    if (this.#rows?.length === 0) this.beginRow();
    this.#rows?.at(-1)?.push({ ...cell, inline });
  }

  endTable(): void {
    const rows = this.#rows ?? [];
    const table = wholeTable(rows, this.#ids);
    if (table !== null) {
      const hasWords = table.rows.some(({ cells }) => cells.some(({ inline }) => inline.length > 0));
      if (hasWords) this.#emit({ type: 'table', content: table });
    } else if (rows.length > 0) {
      this.tablesAsText += 1;
      for (const cells of rows) this.#emitRow(cells);
    }
    this.#rows = null;
    this.#release();
  }

  end(): void {
    this.endItem();
    this.#endQuote();
    this.#endGroup();
  }

  /** What a line is added to where it does not stand by itself. */
  #around(): Inline[] | null {
    if (this.#rows !== null) return this.#cell;
    if (this.#caption !== null) return this.#caption;
    if (this.#lists.length > 0) return this.#item;
    return this.#quotes > 0 ? this.#quote : null;
  }

  #emit(piece: TakenPiece): void {
    this.#endGroup();
    this.pieces.push(piece);
  }

  #emitRow(cells: readonly RoughCell[]): void {
    const inline = cells.flatMap((cell, index): Inline[] =>
      index === 0 ? [...cell.inline] : [{ kind: 'text', text: '\t' }, ...cell.inline],
    );
    if (cells.some((cell) => cell.inline.length > 0)) this.#emit({ type: 'paragraph', content: { inline } });
  }

  #addItem({ items }: Group, depth: number, inline: readonly Inline[]): void {
    const deepest = Math.min((items.at(-1)?.depth ?? -1) + 1, DEEPEST);
    items.push({ id: this.#ids.next<InnerId>(), depth: Math.min(Math.max(depth, 0), deepest), inline });
  }

  #addWordItem({ list, depth }: WordListPlace, ordered: boolean, inline: readonly Inline[]): void {
    if (this.#group?.word !== list) {
      this.#endGroup();
      this.#group = { word: list, ordered, items: [] };
    }
    this.#addItem(this.#group, depth, inline);
  }

  #endGroup(): void {
    const group = this.#group;
    this.#group = null;
    if (group !== null)
      this.pieces.push({ type: 'list', content: { ordered: group.ordered, items: group.items } });
    this.#release();
  }

  #endQuote(): void {
    const inline = this.#quote;
    this.#quote = [];
    if (inline.length > 0) this.#emit({ type: 'quote', content: { inline } });
    this.#release();
  }

  #release(): void {
    if (this.isFlow) this.pieces.push(...this.#held.splice(0));
  }
}
