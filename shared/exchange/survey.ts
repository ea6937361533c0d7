/** What has to be known of markup before it is read: its footnotes, and which of its tables are no tables. */
import { withoutControls } from './line.ts';
import { attributeOf, walkMarkup, type MarkupNode } from './markup.ts';
import { isLegacyWithin, type FontRules, type LegacyText } from './legacy-text.ts';
import { isUnseen, styleOf } from './looks.ts';

export interface Survey {
  /** Footnotes and endnotes by the key of their sign (noteKeyOf). */
  readonly notes: ReadonlyMap<string, MarkupNode>;
  readonly noteNodes: ReadonlySet<MarkupNode>;
  /** Tables that only lay things out: they hold other tables, or one single cell. */
  readonly layouts: ReadonlySet<MarkupNode>;
}

/** Word `ftn1` and `edn1`, mammoth `footnote-1`, LibreOffice `sdfootnote1`, our own `note-1`. */
const NOTE_ID = /^(?:ftn|edn|footnote-|endnote-|note-|sdfootnote|sdendnote)\d+$/u;

const noteIdOf = (text: string): string | null => {
  const id = text.replace(/^_/u, '').replace(/sym$/u, '');
  return NOTE_ID.test(id) ? id : null;
};

/** The key of the note that a link leads to; null where it leads elsewhere. */
export const noteKeyOf = (href: string): string | null =>
  href.startsWith('#') ? noteIdOf(href.slice(1)) : null;

interface OpenTable {
  readonly node: MarkupNode;
  cells: number;
}

/** Yields after every step, so that whoever runs it may rest. Answers null where the tree is deeper than the limit. */
export function* surveyMarkup(root: MarkupNode, depthLimit: number): Generator<undefined, Survey | null> {
  const notes = new Map<string, MarkupNode>();
  const layouts = new Set<MarkupNode>();
  const tables: OpenTable[] = [];
  const walk = walkMarkup(root, depthLimit, isUnseen);
  for (let at = walk.next(); ; at = walk.next()) {
    if (at.done === true) return at.value ? { notes, noteNodes: new Set(notes.values()), layouts } : null;
    const { node, way } = at.value;
    if (way === 'text') continue;
    const { nodeName } = node;
    if (way === 'enter') {
      const id = noteIdOf(attributeOf(node, 'id') ?? '');
      if (id !== null && nodeName !== 'a') notes.set(id, node);
      if (nodeName === 'table') {
        const outer = tables.at(-1);
        if (outer !== undefined) layouts.add(outer.node);
        tables.push({ node, cells: 0 });
      } else if (nodeName === 'td' || nodeName === 'th') {
        const table = tables.at(-1);
        if (table !== undefined) table.cells += 1;
      }
    } else if (nodeName === 'table') {
      const table = tables.pop();
      if (table !== undefined && table.cells <= 1) layouts.add(table.node);
    }
    yield;
  }
}

const isNoWordOfNote = (node: MarkupNode): boolean =>
  isUnseen(node) || attributeOf(node, 'href')?.startsWith('#') === true;

/** The words of a note without the sign that leads back to its place; paragraphs on lines of their own. */
export function noteText(note: MarkupNode, depthLimit: number, fonts: FontRules, legacy: LegacyText): string {
  let text = '';
  /** What is read as one, whatever elements it stands in. */
  let run = '';
  const endRun = (): void => {
    text += legacy.read(run);
    run = '';
  };
  const inLegacy = [isLegacyWithin(note, styleOf(note), fonts, false)];
  for (const { node, way } of walkMarkup(note, depthLimit, isNoWordOfNote)) {
    const isLegacy = inLegacy.at(-1) ?? false;
    if (way === 'enter') inLegacy.push(isLegacyWithin(node, styleOf(node), fonts, isLegacy));
    else if (way === 'leave') inLegacy.pop();
    if (way === 'text') {
      const words = (node.value ?? '').replace(/\s+/gu, ' ');
      if (isLegacy) run += words;
      else {
        endRun();
        text += words;
      }
    } else if (node.nodeName === 'p' || node.nodeName === 'br') {
      endRun();
      text += '\n';
    }
  }
  endRun();
  return withoutControls(text)
    .split('\n')
    .map((line) => line.replace(/ +/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
