/**
 * The body of a Word document cut into pieces, each of which is parsed by itself: an element costs a hundred times its
 * letters while it is parsed, and a code of law has a million of them. What is no XML is found when a piece is parsed.
 */

/** Letters of one piece at least; one element of the body is never cut. */
const PIECE = 100_000;

interface Tag {
  readonly start: number;
  /** Behind its `>`. */
  readonly end: number;
  readonly way: 'open' | 'close' | 'empty';
  readonly name: string;
}

/** Every tag in its order, comments and the like left out. Throws where one does not end. */
function* tagsOf(xml: string): Generator<Tag, void> {
  for (let start = xml.indexOf('<'); start !== -1;) {
    const other = OTHERS.find(([begin]) => xml.startsWith(begin, start));
    const end = other === undefined ? tagEnd(xml, start) : behind(xml, other[1], start);
    if (other === undefined) {
      const isClose = xml.charAt(start + 1) === '/';
      const isEmpty = xml.charAt(end - 2) === '/';
      const name = /[^\s/>]+/uy;
      name.lastIndex = start + (isClose ? 2 : 1);
      yield {
        start,
        end,
        way: isClose ? 'close' : isEmpty ? 'empty' : 'open',
        name: name.exec(xml)?.[0] ?? '',
      };
    }
    start = xml.indexOf('<', end);
  }
}

const OTHERS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function behind(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from);
  if (at === -1) throw new Error('not closed');
  return at + sign.length;
}

/** A `>` within a value ends no tag. */
function tagEnd(xml: string, start: number): number {
  const sign = /["'>]/gu;
  sign.lastIndex = start;
  for (let found = sign.exec(xml); found !== null; found = sign.exec(xml)) {
    if (found[0] === '>') return found.index + 1;
    sign.lastIndex = behind(xml, found[0], found.index + 1);
  }
  throw new Error('not closed');
}

const isBody = (name: string): boolean => name === 'body' || name.endsWith(':body');

/** Each piece within the document's own element, so that its names mean what they meant. Throws where there is none. */
export function* bodyParts(xml: string): Generator<string, void> {
  let root: { readonly tag: string; readonly name: string } | null = null;
  let depth = 0;
  /** Where the piece begins; null outside the body. */
  let from: number | null = null;
  for (const { start, end, way, name } of tagsOf(xml)) {
    if (way === 'close') depth -= 1;
    if (from !== null && depth <= 1) {
      if (root !== null && start > from) yield `${root.tag}${xml.slice(from, start)}</${root.name}>`;
      return;
    }
    if (way === 'open') {
      if (depth === 0) root = { tag: xml.slice(start, end), name };
      if (depth === 1 && isBody(name)) from = end;
      depth += 1;
    }
    if (root !== null && from !== null && depth === 2 && way !== 'open' && end - from >= PIECE) {
      yield `${root.tag}${xml.slice(from, end)}</${root.name}>`;
      from = end;
    }
  }
  throw new Error('no body');
}
