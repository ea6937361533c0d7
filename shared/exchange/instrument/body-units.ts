/** The units of an instrument's text as they are put together, line by line, in reading order. */
import { ARTICLE_SCHEMA_VERSION, type ArticleBody, type ListItem } from '../../document/article.ts';
import type { InnerId, Uid } from '../../document/model.ts';
import { contentAs } from '../../instrument/editing/drafting.ts';
import type { Line } from '../../instrument/editing/sequence.ts';
import { INSTRUMENT_SCHEMA_VERSION, type Counted, type InstrumentBody } from '../../instrument/instrument.ts';
import type { UnitNumber } from '../../instrument/numbering.ts';
import type { FoundPicture } from '../assembly.ts';
import { listMarker, restOf, wholeOf, withoutBold } from './line-parts.ts';
import { readMarker } from './markers.ts';
import { ProvisionReader, type ProvisionRules } from './provision-reader.ts';
import { fullText, type SourceLine } from './source.ts';

const MOST_UNDER_HEADING = 20;

export class BodyUnits {
  readonly lines: Line[] = [];
  /** By the units that show them. */
  readonly pictures = new Map<Uid, FoundPicture>();
  /** The one that is being read. */
  provision: ProvisionReader | null = null;
  readonly #rules: ProvisionRules;
  /** A list beside provisions. */
  #list: { readonly uid: Uid; readonly ordered: boolean; readonly items: ListItem[] } | null = null;
  /** Lines that stand with the heading above them. */
  #underHeading = 0;

  constructor(rules: ProvisionRules) {
    this.#rules = rules;
  }

  /** The unit that was written to last; undefined before the first. */
  get uid(): Uid | undefined {
    return this.provision?.uid ?? this.#list?.uid ?? this.lines.at(-1)?.uid;
  }

  /** A paragraph or a point of a provision. */
  addTo(provision: ProvisionReader, line: SourceLine): void {
    const full = fullText(line);
    const marker = readMarker(full, this.#rules.data) ?? listMarker(line);
    if (marker !== null && provision.addPoint(line.at, marker, line.list, restOf(line, marker.end))) return;
    provision.addParagraph(line.at, wholeOf(line));
  }

  /** A paragraph, a heading or an item of a list beside provisions. */
  addText(line: SourceLine): void {
    const { ids } = this.#rules;
    if (line.list !== null) {
      this.#list ??= {
        uid: ids.of<Uid>('unit', line.at),
        ordered: /[\p{L}\p{N}]/u.test(line.marker),
        items: [],
      };
      const depth = Math.min(line.list, (this.#list.items.at(-1)?.depth ?? -1) + 1);
      this.#list.items.push({ id: ids.of<InnerId>('item', line.at), depth, inline: line.inline });
      return;
    }
    const uid = ids.of<Uid>('unit', line.at);
    const inline = wholeOf(line);
    if (line.outline === null) this.pushText(uid, { type: 'paragraph', content: { inline } });
    else {
      const level = line.outline === 1 ? 1 : line.outline === 2 ? 2 : 3;
      this.pushText(uid, { type: 'heading', content: { level, inline: withoutBold(inline) } });
    }
  }

  /** Text where this type has none: under a heading it stands with it, before everything it is an article. */
  addUnplaced(line: SourceLine): void {
    const { guesses } = this.#rules;
    const last = this.lines.at(-1);
    const heading = last === undefined ? null : headingOf(last);
    if (last !== undefined && heading !== null && this.#underHeading < MOST_UNDER_HEADING) {
      this.#underHeading += 1;
      guesses.add('underHeading', fullText(line), { uid: last.uid });
      const joined = [...heading.heading, { kind: 'break' }, ...wholeOf(line)];
      this.lines[this.lines.length - 1] = { ...last, content: { ...heading, heading: joined } };
      return;
    }
    this.addTo(this.unnumbered(line.at, fullText(line)), line);
  }

  /** Begins a provision that bore no number. */
  unnumbered(at: string, text: string): ProvisionReader {
    const provision = new ProvisionReader(at, countedOf(null), this.#rules);
    this.#rules.guesses.add('unnumbered', text, { uid: provision.uid });
    this.provision = provision;
    return provision;
  }

  addPicture(at: string, picture: FoundPicture): void {
    this.end();
    const uid = this.#rules.ids.of<Uid>('unit', at);
    this.pictures.set(uid, picture);
    this.lines.push({ uid, type: 'figure', schemaVersion: ARTICLE_SCHEMA_VERSION, content: {} });
  }

  /** Whatever is being read is whole. */
  end(): void {
    this.endProvision();
    this.#endList();
  }

  endProvision(): void {
    const provision = this.provision;
    this.provision = null;
    if (provision !== null) this.push(provision.uid, { type: 'provision', content: provision.end() });
  }

  #endList(): void {
    const list = this.#list;
    this.#list = null;
    if (list === null) return;
    const { uid, ordered, items } = list;
    this.lines.push({
      uid,
      type: 'list',
      schemaVersion: ARTICLE_SCHEMA_VERSION,
      content: { ordered, items },
    });
  }

  push(uid: Uid, { type, content }: InstrumentBody): void {
    this.#endList();
    this.#underHeading = 0;
    this.lines.push({ uid, type, schemaVersion: INSTRUMENT_SCHEMA_VERSION, content });
  }

  pushText(uid: Uid, { type, content }: ArticleBody): void {
    this.#endList();
    this.lines.push({ uid, type, schemaVersion: ARTICLE_SCHEMA_VERSION, content });
  }
}

export const countedOf = (number: UnitNumber | null): Counted =>
  number === null || number.suffixes.length === 0
    ? { kind: 'next' }
    : { kind: 'inserted', suffixes: number.suffixes };

const headingOf = (line: Line) => contentAs(line, 'division') ?? contentAs(line, 'annex');
