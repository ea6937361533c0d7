/** Word documents for tests, from the XML of their parts: what no library writes can be written down here. */
import { zipOf } from './zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** By the name of the part: `document`, `styles`, `numbering`, `comments`, `footnotes`. */
export type WordParts = Readonly<Partial<Record<string, string>>> & { readonly document: string };

const part = (name: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${W}" xmlns:r="${R}">${inner}</w:${name}>`;

/** `document` is what stands in the body. */
export function wordFile({ document, ...others }: WordParts): Buffer {
  const names = ['document', ...Object.keys(others)];
  const rels = Object.keys(others).map(
    (name, index) => `<Relationship Id="p${index}" Type="${R}/${name}" Target="${name}.xml"/>`,
  );
  return zipOf(
    [
      [
        '[Content_Types].xml',
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${names
          .map((name) => {
            const type = name === 'document' ? 'document.main' : name;
            return `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
          })
          .join('')}</Types>`,
      ],
      [
        '_rels/.rels',
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="d" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ],
      [
        'word/_rels/document.xml.rels',
        `<Relationships xmlns="${PACKAGE}/relationships">${rels.join('')}</Relationships>`,
      ],
      ['word/document.xml', part('document', `<w:body>${document}</w:body>`)],
      ...Object.entries(others).map(([name, inner = '']) => [`word/${name}.xml`, part(name, inner)] as const),
    ].map(([name = '', text = '']) => ({ name, data: Buffer.from(text) })),
  );
}

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs, or of one of this text. */
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') ? inner : run(inner)}</w:p>`;
