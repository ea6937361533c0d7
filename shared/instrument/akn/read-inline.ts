/** Inline content of Akoma Ntoso as ours. */
import { MARKS, type Inline, type LineBreak, type Mark, type TextRun } from '../../document/article.ts';
import { safeHref } from '../../document/link.ts';
import type { Uid } from '../../document/model.ts';
import { innerIdSchema, uidSchema } from '../../document/schema.ts';
import type { InstrumentInline, Reference, ReferenceTarget } from '../instrument.ts';
import { registerIdSchema } from '../register.ts';
import type { Reading } from './reading.ts';
import { elementsIn, namedCharacter, type XmlElement, type XmlNode } from './xml.ts';

const MARK_OF: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', u: 'underline' };
const SPACE = /[ \t\n\r]+/gu;

/** All letters in an element, without notes. */
export function textIn({ children }: XmlElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 'br' || child.name === 'eol') return '\n';
      return child.name === 'authorialNote' ? '' : (namedCharacter(child) ?? textIn(child));
    })
    .join('');
}

/** The same on one line, as it stands in a file that is set in lines for the eye. */
export const labelText = (element: XmlElement): string => textIn(element).replaceAll(SPACE, ' ').trim();

/** The inline content of an element, whose blocks, if it has any, are not among it. */
export class InlineReader {
  readonly #reading: Reading;
  readonly #uid: Uid;

  constructor(reading: Reading, uid: Uid) {
    this.#reading = reading;
    this.#uid = uid;
  }

  /** `children`: those of the element that are to be read. */
  read(children: readonly XmlNode[]): InstrumentInline[] {
    const pieces = this.#pieces(children, []);
    return this.#reading.isOwn ? pieces : tidied(pieces);
  }

  /** Without what only an instrument's own units hold. */
  readPlain(children: readonly XmlNode[]): Inline[] {
    return this.read(children).flatMap((piece): readonly Inline[] => {
      if (piece.kind === 'term') return piece.children;
      return piece.kind === 'reference' ? [{ kind: 'text', text: piece.seen }] : [piece];
    });
  }

  #pieces(children: readonly XmlNode[], marks: readonly Mark[]): InstrumentInline[] {
    const pieces: InstrumentInline[] = [];
    let letters = '';
    const close = (): void => {
      if (letters !== '') pieces.push(run(letters, marks));
      letters = '';
    };
    for (const child of children) {
      const character = typeof child === 'string' ? child : namedCharacter(child);
      if (character !== null) letters += character;
      else if (typeof child !== 'string') {
        close();
        pieces.push(...this.#piecesOf(child, marks));
      }
    }
    close();
    return pieces;
  }

  #piecesOf(element: XmlElement, marks: readonly Mark[]): readonly InstrumentInline[] {
    const { name, attributes, children } = element;
    const mark = MARK_OF[name];
    if (mark !== undefined) return this.#within(children, this.#with(marks, mark));
    switch (name) {
      case 'br':
      case 'eol':
        return [{ kind: 'break' }];
      case 'span':
        return attributes.get('sastra:marks') === ''
          ? [{ kind: 'text', text: textIn(element), marks: [] }]
          : this.#within(children, marks);
      case 'a':
        return this.#link(element, marks);
      case 'authorialNote':
        return [
          { kind: 'footnote', id: this.#reading.innerIdOf(element, this.#uid), text: noteText(element) },
        ];
      case 'ref':
        return this.#reference(element, marks);
      case 'def':
        return [
          {
            kind: 'term',
            id: this.#reading.innerIdOf(element, this.#uid),
            children: this.#pieces(children, marks).filter((piece) => piece.kind === 'text'),
          },
        ];
      case 'del':
      case 'img':
      case 'noteRef':
      case 'eop':
        this.#reading.findings.leaveOut(element.name);
        return [];
      default:
        this.#reading.findings.takeText(element);
        return this.#pieces(children, marks);
    }
  }

  /** An element of ours around nothing is an empty run. */
  #within(children: readonly XmlNode[], marks: readonly Mark[]): readonly InstrumentInline[] {
    if (children.length > 0 || !this.#reading.isOwn) return this.#pieces(children, marks);
    return [run('', marks)];
  }

  /** As they stand where the file is ours, else in our order and once. */
  #with(marks: readonly Mark[], mark: Mark): readonly Mark[] {
    const all = [...marks, mark];
    return this.#reading.isOwn ? all : MARKS.filter((known) => all.includes(known));
  }

  #link(element: XmlElement, marks: readonly Mark[]): readonly InstrumentInline[] {
    const { attributes, children } = element;
    const inside = this.#pieces(children, marks);
    const href = safeHref(attributes.get('sastra:href') ?? attributes.get('href') ?? '');
    if (href === null) {
      this.#reading.findings.takeText(element);
      return inside;
    }
    const leaves = inside.filter(
      (piece): piece is TextRun | LineBreak => piece.kind === 'text' || piece.kind === 'break',
    );
    return leaves.length === 0 && !this.#reading.isOwn ? [] : [{ kind: 'link', href, children: leaves }];
  }

  /** One that leads into the file, or one of ours; every other one is text until a person takes it as a reference. */
  #reference(element: XmlElement, marks: readonly Mark[]): readonly InstrumentInline[] {
    const { attributes, children } = element;
    const target = ownTarget(element) ?? this.#foreignTarget(attributes.get('href') ?? '');
    if (target === null) {
      this.#reading.findings.takeText(element);
      return this.#pieces(children, marks);
    }
    const text = this.#reading.isOwn ? textIn(element) : labelText(element);
    const seen = attributes.get('sastra:seen') ?? text;
    return [{ kind: 'reference', id: this.#reading.innerIdOf(element, this.#uid), target, seen }];
  }

  #foreignTarget(href: string): ReferenceTarget | null {
    const name = /^#(.+)$/u.exec(href)?.[1];
    return name === undefined ? null : this.#reading.targetOf(name);
  }
}

const run = (text: string, marks: readonly Mark[]): TextRun =>
  marks.length === 0 ? { kind: 'text', text } : { kind: 'text', text, marks };

const noteText = (note: XmlElement): string => {
  const blocks = elementsIn(note);
  return blocks.length === 0 ? labelText(note) : blocks.map(textIn).join('\n');
};

function ownTarget({ attributes }: XmlElement): Reference['target'] | null {
  const [uid, inner] = (attributes.get('sastra:to') ?? '').split(' ');
  const here = uidSchema.safeParse(uid);
  if (here.success) {
    const within = innerIdSchema.safeParse(inner);
    return { in: 'here', uid: here.data, ...(within.success ? { inner: within.data } : {}) };
  }
  const instrument = registerIdSchema.safeParse(attributes.get('sastra:register'));
  if (!instrument.success) return null;
  const article = attributes.get('sastra:article');
  return { in: 'register', instrument: instrument.data, ...(article === undefined ? {} : { article }) };
}

/** White space that only sets a file in lines is one space, and none at the ends; equal neighbours are one run. */
function tidied(pieces: readonly InstrumentInline[]): InstrumentInline[] {
  const joined: InstrumentInline[] = [];
  let atStart = true;
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      joined.push(piece);
      atStart = piece.kind === 'break';
      continue;
    }
    const spaced = piece.text.replaceAll(SPACE, ' ');
    const text = atStart ? spaced.replace(/^ /u, '') : spaced;
    if (text === '') continue;
    atStart = text.endsWith(' ');
    const last = joined.at(-1);
    if (last?.kind === 'text' && (last.marks ?? []).join(' ') === (piece.marks ?? []).join(' '))
      joined[joined.length - 1] = { ...last, text: last.text + text };
    else joined.push({ ...piece, text });
  }
  const last = joined.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith(' ')) return joined;
  const text = last.text.slice(0, -1);
  return text === '' ? joined.slice(0, -1) : [...joined.slice(0, -1), { ...last, text }];
}
