import { describe, expect, it } from 'vitest';
import { FIRST_LOOK, officialLook } from '../../../../shared/html/paper-look.ts';
import { officialFoot, officialHead } from '../../../../shared/html/official-html.ts';
import { paperHtml } from '../../../../shared/html/paper.ts';
import { officialFields, officialParts, type OfficialParts } from '../../../../shared/official/parts.ts';
import { longUnits } from '../../../support/long-document.ts';
import { NOTICE_PAGE } from '../../../support/official.ts';

const parts = (changed: Partial<OfficialParts> = {}): OfficialParts => {
  const metadata = Object.fromEntries(officialFields(NOTICE_PAGE).map(({ name, value }) => [name, value]));
  const made = officialParts(metadata, 'សេចក្តីជូនដំណឹង ស្តីពីសេវា', 'km');
  if (made === null) throw new Error('an official page');
  return { ...made, ...changed };
};
const paper = (official: OfficialParts | null): string =>
  paperHtml({
    language: 'km',
    title: 'សេចក្តីជូនដំណឹង ស្តីពីសេវា',
    name: 'no',
    units: longUnits(3, 100),
    look: { font: 'noto', headings: 'bold' },
    official,
    base: '../../',
  });

describe('the official page as HTML', () => {
  it('has its parts in the order of an instrument', () => {
    const html = paper(parts({ number: '១៤៤៧ សជណ', name: 'ស សុខា' }));
    const order = ['class="kingdom"', 'class="ornament"', 'class="issuer"', '<h1>', '<p>', 'class="dates"'];
    const rest = ['class="signatory"', 'class="name"', 'class="label"', '<li>'];
    const places = [...order, ...rest].map((part, at) =>
      html.indexOf(part, at === 4 ? html.indexOf('</h1>') : 0),
    );
    expect(places).not.toContain(-1);
    expect(places.slice(0, 7)).toEqual(places.slice(0, 7).toSorted((a, b) => a - b));
  });

  it('leaves a slot where there is no number yet, and only there', () => {
    expect(officialHead(parts())).toContain('លេខ៖ <span class="slot"></span> សជណ');
    const numbered = officialHead(parts({ number: '១៤៤៧ សហវ.ប្រក' }));
    expect(numbered).toContain('លេខ៖ <span class="kept">១៤៤៧ សហវ.ប្រក</span>');
    expect(numbered).not.toContain('class="slot"');
  });

  it('draws the ornament only where the office wants one', () => {
    expect(officialHead(parts())).toContain('<svg');
    expect(officialHead(parts({ ornament: 'none' }))).not.toContain('<svg');
  });

  it('escapes every text that a person can write', () => {
    const evil = '<script>"\'&';
    const html =
      officialHead(
        parts({
          kingdom: evil,
          motto: evil,
          issuer: [evil],
          numberLabel: evil,
          number: evil,
          heading: { kind: 'title', type: evil, lead: evil, subject: evil },
        }),
      ) +
      officialHead(parts({ heading: { kind: 'address', lines: [evil] }, numberMark: evil })) +
      officialFoot(
        parts({
          dates: [evil],
          signatory: [evil],
          name: evil,
          recipientsLabel: evil,
          recipients: [evil],
          attachmentsLabel: evil,
          attachments: [evil],
        }),
      );
    expect(html.match(/&lt;script&gt;&quot;&#39;&amp;/gu)).toHaveLength(17);
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/\sstyle=/u);
  });

  it('wears the faces of the ministry, whatever a person chose for his own paper', () => {
    expect(paper(parts())).toContain('data-font="siemreap" data-headings="moul"');
    expect(paper(null)).toContain('data-font="noto" data-headings="bold"');
    expect(officialLook({ ...FIRST_LOOK, font: 'battambang' }).font).toBe('battambang');
  });

  it('brings its style sheet along, which an article does without', () => {
    expect(paper(parts())).toContain('href="../../official-page.css"');
    expect(paper(null)).not.toContain('official');
  });
});
