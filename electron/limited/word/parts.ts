/** What a Word document keeps beside its text: notes, remarks, and where its links and pictures are. */
import { elementsIn, type XmlElement } from '../../../shared/instrument/akn/xml.ts';
import { textOf } from './paragraph.ts';

export interface Remark {
  readonly id: string;
  readonly author: string;
  readonly words: string;
}

/** The words of its paragraphs, each on a line of its own. */
function linesIn(parent: XmlElement): string {
  let text = '';
  const waiting = elementsIn(parent).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === 'w:t') text += textOf(next);
    else {
      if (next.name === 'w:p' && text !== '') text += '\n';
      waiting.push(...elementsIn(next).toReversed());
    }
  }
  return text.trim().toWellFormed();
}

/** By kind and id (`footnote 2`); what only parts notes from the text has no words. */
export const notesIn = (parts: readonly (XmlElement | null)[]): ReadonlyMap<string, string> =>
  new Map(
    parts
      .flatMap((part) => (part === null ? [] : elementsIn(part)))
      .map((note) => [`${note.name.slice(2)} ${note.attributes.get('w:id') ?? ''}`, linesIn(note)] as const)
      .filter(([, text]) => text !== ''),
  );

export const remarksIn = (part: XmlElement | null): readonly Remark[] =>
  (part === null ? [] : elementsIn(part))
    .filter(({ name }) => name === 'w:comment')
    .map((remark) => ({
      id: remark.attributes.get('w:id') ?? '',
      author: remark.attributes.get('w:author') ?? '',
      words: linesIn(remark),
    }));

/** Addresses by the names that the text has for them. */
export const linksIn = (part: XmlElement | null): ReadonlyMap<string, string> =>
  new Map(
    (part === null ? [] : elementsIn(part)).map(({ attributes }) => [
      attributes.get('Id') ?? '',
      attributes.get('Target') ?? '',
    ]),
  );
