import { describe, expect, it } from 'vitest';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash, Unit } from '../../../../shared/document/model.ts';
import { FIRST_LOOK } from '../../../../shared/html/paper-look.ts';
import { paperHtml } from '../../../../shared/html/paper.ts';
import { dataAddress, picturesIn, sheetsIn, standaloneHtml } from '../../../../shared/html/standalone.ts';
import { uidOf } from '../../../support/units.ts';

const PICTURE = branded<Hash>('a'.repeat(64));
const ELSEWHERE = branded<Hash>('b'.repeat(64));
const figure = (media: Hash, alt: string) => ({
  media,
  mime: 'image/png',
  width: 1,
  height: 1,
  alt,
  inline: [],
});
const bodies = [
  { type: 'figure', content: figure(PICTURE, 'ទន្លេ "មេគង្គ" > ៣') },
  { type: 'figure', content: figure(ELSEWHERE, 'ភ្នំ') },
  {
    type: 'attachment',
    content: { media: PICTURE, mime: 'application/pdf', name: 'a.pdf', bytes: 1, inline: [] },
  },
  // Looks like what is replaced, and is text.
  {
    type: 'paragraph',
    content: {
      inline: [
        { kind: 'text', text: `<img src="media/${PICTURE}" alt=""><link rel="stylesheet" href="x.css">` },
      ],
    },
  },
];
const units = bodies.map(({ type, content }, index): Unit => ({
  type,
  content,
  schemaVersion: 1,
  uid: uidOf(index + 1),
  parent: null,
  rank: branded(`V${index}`),
}));
const html = paperHtml({
  language: 'km',
  title: 'ក',
  name: 'ក',
  units,
  look: FIRST_LOOK,
  official: null,
  base: '',
});
const page = standaloneHtml({
  html,
  sheets: new Map([['paper.css', 'p { margin: 0 }\n']]),
  pictures: new Map([[PICTURE, dataAddress('image/png', 'QUJD')]]),
});

describe('a page as one file', () => {
  it('has its style sheets in it and leads nowhere', () => {
    expect(sheetsIn(html)).toEqual(['paper.css']);
    expect(page).toContain('<style>\np { margin: 0 }\n</style>');
    expect(page).toContain("local('Khmer OS Siemreap')");
    expect(page).not.toMatch(/<link|href="media|src="media/u);
  });

  it('has its pictures in it, the words of those that are not here, and the names of files', () => {
    expect(picturesIn(html)).toEqual([PICTURE, ELSEWHERE]);
    expect(page).toContain(
      '<img src="data:image/png;base64,QUJD" alt="ទន្លេ &quot;មេគង្គ&quot; &gt; ៣" width="1"',
    );
    expect(page).toContain('<figure>[ភ្នំ]</figure>');
    expect(page).toContain('<p data-attachment>a.pdf</p>');
  });

  it('leaves alone what is only written in a text', () => {
    expect(page).toContain(`&lt;img src=&quot;media/${PICTURE}`);
    expect(page).toContain('&lt;link rel=');
  });

  it('is not made without a sheet that it needs', () => {
    expect(() => standaloneHtml({ html, sheets: new Map(), pictures: new Map() })).toThrow('paper.css');
  });
});
