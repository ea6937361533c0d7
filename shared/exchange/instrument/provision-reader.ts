/** One provision as it is being read: its heading, and its paragraphs, points and tables. */
import type { Inline, TableContent } from '../../document/article.ts';
import type { InnerId, Language, Uid } from '../../document/model.ts';
import type { InstrumentData, InstrumentType } from '../../instrument/data.ts';
import type { Counted, ProvisionContent, ProvisionPart } from '../../instrument/instrument.ts';
import { pointMarkers } from '../../instrument/numbering.ts';
import { placedInline } from '../../instrument/text.ts';
import { foldForSearch } from '../../khmer/index.ts';
import type { Guesses } from './findings.ts';
import { PointDepths, type Marker } from './markers.ts';
import type { PlacedIds } from './placed-ids.ts';

export interface ProvisionRules {
  readonly ids: PlacedIds;
  readonly type: InstrumentType;
  readonly language: Language;
  readonly data: InstrumentData;
  readonly guesses: Guesses;
}

export class ProvisionReader {
  readonly uid: Uid;
  readonly number: Counted;
  heading: readonly Inline[] = [];
  /** Whether only its number stands. */
  isRepealed = false;
  readonly #at: string;
  readonly #rules: ProvisionRules;
  readonly #parts: ProvisionPart[] = [];
  readonly #depths = new PointDepths();
  readonly #marked = new Map<InnerId, string>();

  constructor(at: string, number: Counted, rules: ProvisionRules) {
    this.uid = rules.ids.of<Uid>('unit', at);
    this.#at = at;
    this.number = number;
    this.#rules = rules;
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** Whether its points go on with this mark. */
  expects(marker: Marker): boolean {
    return this.#depths.expects(marker);
  }

  addParagraph(at: string, inline: readonly Inline[]): void {
    this.#depths.reset();
    this.#parts.push({ kind: 'paragraph', id: this.#idOf(at), inline });
  }

  /** False where its mark follows nothing that it could: then it is no point. */
  addPoint(at: string, marker: Marker, list: number | null, inline: readonly Inline[]): boolean {
    const depth = this.#depths.depthOf(marker, list);
    if (depth === null) return false;
    const id = this.#idOf(at);
    this.#parts.push({ kind: 'point', id, depth, inline });
    this.#marked.set(id, marker.text);
    return true;
  }

  addTable(at: string, table: TableContent): void {
    this.#depths.reset();
    this.#parts.push({ kind: 'table', id: this.#idOf(at), table });
  }

  /** Tells where its points will be marked otherwise than they were. */
  end(): ProvisionContent {
    const { type, language, data, guesses } = this.#rules;
    if (this.isEmpty) this.addParagraph(this.#at, []);
    const markers = pointMarkers(this.#parts, type, language, data);
    const changed = this.#parts.find(({ id }) => {
      const was = this.#marked.get(id);
      return was !== undefined && markKey(was) !== markKey(markers.get(id) ?? '');
    });
    if (changed?.kind === 'point') {
      const was = this.#marked.get(changed.id) ?? '';
      guesses.add('points', `${was} ${placedInline(changed.inline)}`, {
        uid: this.uid,
        now: markers.get(changed.id) ?? '',
      });
    }
    return {
      number: this.number,
      heading: this.heading,
      parts: this.#parts,
      ...(this.isRepealed ? { repealed: true } : {}),
    };
  }

  #idOf(at: string): InnerId {
    return this.#rules.ids.of<InnerId>('part', at);
  }
}

/** The signs around a mark do not count: ក. is ក-, and a dash is a dash. */
const markKey = (mark: string): string => foldForSearch(mark).replaceAll(/[^\p{L}\p{N}]/gu, '');
