/** The lines of an instrument's text as its units, in reading order. */
import type { Inline } from '../../document/article.ts';
import type { Uid } from '../../document/model.ts';
import { inlineText } from '../../document/text.ts';
import type { UnitNumber } from '../../instrument/numbering.ts';
import { depthOf } from '../../instrument/structure.ts';
import type { Line } from '../../instrument/editing/sequence.ts';
import type { FoundPicture } from '../assembly.ts';
import { BodyUnits, countedOf } from './body-units.ts';
import { beginsClosing, LONGEST_CLOSING } from './closing.ts';
import { goesOn, readLabel, type Label } from './labels.ts';
import { restOf, withoutBold } from './line-parts.ts';
import { readMarker } from './markers.ts';
import { ProvisionReader, type ProvisionRules } from './provision-reader.ts';
import { quotedItems } from './quoted.ts';
import { fullText, type SourceItem, type SourceLine } from './source.ts';

export interface Body {
  readonly lines: readonly Line[];
  /** The pictures whose bytes are still to be found, by the units that show them. */
  readonly pictures: ReadonlyMap<Uid, FoundPicture>;
  readonly picturesLeft: number;
  /** The unit that each item of the file went into, by where it stands. */
  readonly unitsAt: ReadonlyMap<string, Uid>;
  /** What stands below the text. */
  readonly closing: readonly SourceLine[];
  /** Labels that were read, each with the unit's number as it was written. */
  readonly numbered: readonly { readonly uid: Uid; readonly label: string; readonly number: UnitNumber }[];
}

export interface BodyRules extends ProvisionRules {
  /** What its articles are called here, folded; null where they bear a number alone. */
  readonly provisionName: string | null;
}

/** A heading is shorter, and so is what stands behind the label of a chapter. */
const LONGEST_HEADING = 120;
const LONGEST_HEADING_BEFORE_POINTS = 60;
const ENDS_SENTENCE = /[។៕៖:;,.?!»”][\s\u200B]*$/u;
const INTRODUCES = /ដូច|ខាងក្រោម|តទៅ|រួមមាន|follow|below/iu;
const TEXT_END = '\u17D5';
/** A line of a table of contents. */
const CONTENTS = /(?:\.{4,}|…{2,}|\t)[\s\u200B]*[0-9\u17E0-\u17E9]{1,4}$/u;

class BodyReader {
  readonly #items: readonly SourceItem[];
  readonly #quoted: ReadonlySet<number>;
  readonly #rules: BodyRules;
  readonly #units: BodyUnits;
  readonly #closing: SourceLine[] = [];
  readonly #unitsAt = new Map<string, Uid>();
  readonly #numbered: { readonly uid: Uid; readonly label: string; readonly number: UnitNumber }[] = [];
  #picturesLeft = 0;
  #annex: Uid | null = null;
  #isClosing = false;
  #hasEnded = false;
  /** The last number of the provisions of the text, or of the annex. */
  #last = 0;

  constructor(items: readonly SourceItem[], rules: BodyRules) {
    this.#items = items;
    this.#quoted = quotedItems(items);
    this.#rules = rules;
    this.#units = new BodyUnits(rules);
  }

  read(): Body {
    for (let index = 0; index < this.#items.length;) {
      const next = this.#readAt(index);
      const { uid } = this.#units;
      for (const { at } of this.#items.slice(index, next)) if (uid !== undefined) this.#unitsAt.set(at, uid);
      index = next;
    }
    this.#units.end();
    return {
      lines: this.#units.lines,
      pictures: this.#units.pictures,
      picturesLeft: this.#picturesLeft,
      closing: this.#closing,
      unitsAt: this.#unitsAt,
      numbered: this.#numbered,
    };
  }

  /** Answers the index of what comes next. */
  #readAt(index: number): number {
    const item = this.#items[index];
    if (item === undefined) return index + 1;
    if (item.kind === 'picture') this.#addPicture(item.at, item.picture);
    else if (item.kind === 'table') this.#addTable(item);
    else return this.#readLine(item, index);
    return index + 1;
  }

  #readLine(line: SourceLine, index: number): number {
    const { data, guesses } = this.#rules;
    const text = fullText(line);
    if (readLabel(text, data) !== null && CONTENTS.test(text.slice(-LONGEST_HEADING))) {
      guesses.add('leftOut', text);
      return index + 1;
    }
    const label = this.#quoted.has(index) ? null : readLabel(text, data);
    if (label?.kind === 'annex' && this.#isAnnex(label, line)) return this.#beginAnnex(label, line, index);
    if (this.#isClosing && text.length <= LONGEST_CLOSING) {
      this.#closing.push(line);
      return index + 1;
    }
    if (label?.kind === 'division' && this.#isDivision(label, text))
      return this.#beginDivision(label, line, index);
    if (label?.kind === 'provision' && this.#isProvision(label, text))
      return this.#beginProvision(label, line, index);
    const bare = this.#bareNumber(line, index);
    if (bare !== null) return this.#beginProvision(bare, line, index);
    if (
      this.#annex === null &&
      label === null &&
      ((this.#hasEnded && text.length <= LONGEST_CLOSING) || beginsClosing(line.text))
    ) {
      this.#units.endProvision();
      this.#isClosing = true;
      this.#closing.push(line);
      return index + 1;
    }
    this.#addText(line);
    if (this.#annex === null && line.text.trimEnd().endsWith(TEXT_END)) this.#hasEnded = true;
    return index + 1;
  }

  #isDivision(label: Label, text: string): boolean {
    const rest = text.slice(label.end);
    return !goesOn(rest) && rest.length <= LONGEST_HEADING * 2 && !/[។៕]$/u.test(rest);
  }

  /** A number with no sign behind it is taken where it follows, and where no sentence goes on behind it. */
  #isProvision({ name, number, isParted, end, text: label }: Label, text: string): boolean {
    const { provisionName, guesses } = this.#rules;
    if (name !== provisionName || number === null) return false;
    const rest = text.slice(end);
    if (isParted) return rest !== '' || !goesOn(rest);
    const follows =
      number.value === this.#last + 1 || (number.suffixes.length > 0 && number.value === this.#last);
    if (!follows) return false;
    if (this.#saysRepealed(rest)) return true;
    if (goesOn(rest)) return false;
    guesses.add('label', `${label} ${rest}`);
    return true;
  }

  /** The number of a provision whose type gives it no name: ១- in an instruction. */
  #bareNumber(line: SourceLine, index: number): Label | null {
    const { provisionName, data } = this.#rules;
    if (provisionName !== null || this.#annex !== null || this.#quoted.has(index)) return null;
    const marker = readMarker(fullText(line), data);
    const isNumber = marker?.style === 'khmerDigit' || marker?.style === 'latinDigit';
    if (marker === null || !isNumber || marker.value !== this.#last + 1) return null;
    if ((line.list ?? 0) > 0 || this.#units.provision?.expects(marker) === true) return null;
    const { text, end, value } = marker;
    return { kind: 'provision', name: '', number: { value, suffixes: [] }, text, isParted: true, end };
  }

  /** A line by itself, above what belongs to the text, or begun as a heading. */
  #isAnnex({ number, isParted, end }: Label, line: SourceLine): boolean {
    const text = fullText(line);
    const rest = text.slice(end);
    if (text.length > LONGEST_HEADING * 2 || /[។៕]$/u.test(rest)) return false;
    const isBeside = this.#isClosing || this.#hasEnded || this.#annex !== null;
    const looksSo = line.isBold || line.isCentred || line.outline !== null;
    if (goesOn(rest) || number === null) return isBeside || (looksSo && rest.length <= LONGEST_HEADING);
    return isParted || isBeside || looksSo;
  }

  #beginAnnex(label: Label, line: SourceLine, index: number): number {
    this.#units.endProvision();
    const uid = this.#rules.ids.of<Uid>('unit', line.at);
    const { heading, next } = this.#divisionHeading(label, line, index);
    if (label.number === null) this.#rules.guesses.add('annex', fullText(line), { uid });
    else this.#noteNumber(uid, label);
    this.#units.push(uid, {
      type: 'annex',
      content: {
        number: countedOf(label.number),
        heading,
        orientation: line.isLandscape ? 'landscape' : 'portrait',
      },
    });
    this.#annex = uid;
    this.#last = 0;
    this.#isClosing = false;
    return next;
  }

  #beginDivision(label: Label, line: SourceLine, index: number): number {
    const { type, data, guesses } = this.#rules;
    const { heading, next } = this.#divisionHeading(label, line, index);
    const level = this.#levelFor(label.name);
    this.#units.endProvision();
    const uid = this.#rules.ids.of<Uid>('unit', line.at);
    if (level === null) {
      // A circular has no chapters: what is called so heads its text.
      const words: Inline[] = [{ kind: 'text', text: label.text }, { kind: 'break' }, ...heading];
      this.#units.pushText(uid, { type: 'heading', content: { level: 1, inline: words } });
      return next;
    }
    if (level !== label.name) {
      const now = data.levels.find(({ id }) => id === level)?.[this.#rules.language] ?? level;
      guesses.add('level', `${label.text} ${inlineText(heading)}`, { uid, now });
    } else this.#noteNumber(uid, label);
    this.#units.push(uid, { type: 'division', content: { level, number: countedOf(label.number), heading } });
    if (type.provision.restarts) this.#last = 0;
    return next;
  }

  /** Null where the type divides nothing. */
  #levelFor(name: string): string | null {
    const { type, data } = this.#rules;
    if (this.#annex !== null || type.levels.includes(name)) return name;
    const depth = depthOf(data, name);
    return type.levels.findLast((id) => depthOf(data, id) <= depth) ?? type.levels[0] ?? null;
  }

  #divisionHeading(
    { end }: Label,
    line: SourceLine,
    index: number,
  ): { readonly heading: readonly Inline[]; readonly next: number } {
    const own = restOf(line, end);
    if (own.length > 0) return { heading: withoutBold(own), next: index + 1 };
    const below = this.#items[index + 1];
    if (below?.kind !== 'line' || !this.#isPlain(index + 1)) return { heading: [], next: index + 1 };
    const isHeading =
      below.text.length <= LONGEST_HEADING * 2 &&
      below.marker === '' &&
      !/[។៕][\s\u200B]*$/u.test(below.text);
    return isHeading
      ? { heading: withoutBold(below.inline), next: index + 2 }
      : { heading: [], next: index + 1 };
  }

  #beginProvision(label: Label, line: SourceLine, index: number): number {
    this.#units.endProvision();
    const { number } = label;
    if (number === null) return index + 1;
    const isInserted = number.suffixes.length > 0 && number.value === this.#last;
    const provision = new ProvisionReader(
      line.at,
      isInserted ? countedOf(number) : countedOf(null),
      this.#rules,
    );
    this.#units.provision = provision;
    this.#noteNumber(provision.uid, label);
    this.#last = number.value;
    const own = restOf(line, label.end);
    if (this.#saysRepealed(inlineText(own))) {
      provision.isRepealed = true;
      return index + 1;
    }
    if (own.length > 0) {
      if (this.#isHeading(own, index + 1)) this.#setHeading(provision, own);
      else
        this.#units.addTo(provision, { ...line, marker: '', list: null, inline: own, text: inlineText(own) });
      if (line.text.trimEnd().endsWith(TEXT_END)) this.#hasEnded = true;
      return index + 1;
    }
    const below = this.#items[index + 1];
    if (below?.kind === 'line' && this.#isPlain(index + 1) && this.#isHeading(below.inline, index + 2)) {
      this.#setHeading(provision, below.inline);
      return index + 2;
    }
    return index + 1;
  }

  /** What stands behind a number that is kept. */
  #saysRepealed(text: string): boolean {
    const { km, en } = this.#rules.data.repealed;
    return [km, en].includes(text.trim());
  }

  #setHeading(provision: ProvisionReader, inline: readonly Inline[]): void {
    provision.heading = withoutBold(inline);
    this.#rules.guesses.add('heading', inlineText(inline), { uid: provision.uid });
  }

  /** Whether these words head what stands at `next`: short ones that end no sentence, or bold ones above others. */
  #isHeading(inline: readonly Inline[], next: number): boolean {
    const text = inlineText(inline);
    const below = this.#items[next];
    if (below === undefined || text.length > LONGEST_HEADING || ENDS_SENTENCE.test(text)) return false;
    if (this.#isPlain(next)) {
      if (below.kind === 'line' && below.marker === '' && beginsClosing(below.text)) return false;
      return true;
    }
    const isPoint = below.kind === 'line' && !this.#quoted.has(next) && this.#isPoint(below);
    if (!isPoint || INTRODUCES.test(text)) return false;
    return text.length <= LONGEST_HEADING_BEFORE_POINTS;
  }

  #isPoint(line: SourceLine): boolean {
    return line.list !== null || readMarker(fullText(line), this.#rules.data) !== null;
  }

  /** A line of text that is neither label nor point. */
  #isPlain(index: number): boolean {
    const item = this.#items[index];
    if (item?.kind !== 'line') return false;
    const label = this.#quoted.has(index) ? null : readLabel(fullText(item), this.#rules.data);
    const isLabel =
      label !== null && (label.kind !== 'provision' || label.name === this.#rules.provisionName);
    return !isLabel && !this.#isPoint(item);
  }

  #addText(line: SourceLine): void {
    if (this.#units.provision !== null) this.#units.addTo(this.#units.provision, line);
    else if (this.#annex !== null || this.#rules.type.holdsText) this.#units.addText(line);
    else this.#units.addUnplaced(line);
  }

  #addTable(item: Extract<SourceItem, { readonly kind: 'table' }>): void {
    const { ids, type, guesses } = this.#rules;
    if (
      this.#isClosing ||
      (this.#annex === null && (this.#hasEnded || item.lines.some(({ text }) => beginsClosing(text))))
    ) {
      this.#units.endProvision();
      this.#isClosing = true;
      this.#closing.push(...item.lines);
      guesses.add('layout', item.lines.map(({ text }) => text).join(' '));
    } else if (this.#units.provision !== null) this.#units.provision.addTable(item.at, item.table);
    else if (this.#annex !== null || type.holdsText)
      this.#units.pushText(ids.of<Uid>('unit', item.at), { type: 'table', content: item.table });
    else
      this.#units
        .unnumbered(item.at, item.lines.map(({ text }) => text).join(' '))
        .addTable(item.at, item.table);
  }

  /** A picture has a place among text alone. */
  #addPicture(at: string, picture: FoundPicture): void {
    if (this.#annex === null && !this.#rules.type.holdsText) {
      this.#picturesLeft += 1;
      return;
    }
    this.#units.addPicture(at, picture);
  }

  #noteNumber(uid: Uid, { text, number }: Label): void {
    if (number !== null) this.#numbered.push({ uid, label: text, number });
  }
}

export const readBody = (items: readonly SourceItem[], rules: BodyRules): Body =>
  new BodyReader(items, rules).read();
