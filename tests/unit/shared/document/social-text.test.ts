import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../../shared/document/article.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { socialText } from '../../../../shared/document/social-text.ts';
import { innerIdOf, unitOf } from '../../../support/units.ts';

const run = (text: string): Inline => ({ kind: 'text', text });
const unit = (type: string, content: Unit['content']): Unit => ({ ...unitOf(1, 'A', ''), type, content });
const item = (depth: number, text: string) => ({ id: innerIdOf(1), depth, inline: [run(text)] });
const list = (ordered: boolean): Unit =>
  unit('list', { ordered, items: [item(0, 'មួយ'), item(1, 'ក'), item(1, 'ខ'), item(0, 'ពីរ'), item(1, 'គ')] });

describe('an article for a channel without looks', () => {
  it('has its title, and an empty line between its blocks, without zero-width spaces', () => {
    const text = socialText(
      'ចំណង\u200Bជើង',
      [unitOf(1, 'A', 'មួយ\u200Bពីរ'), unitOf(2, 'B', ''), unitOf(3, 'C', 'បី')],
      'km',
    );
    expect(text).toBe('ចំណងជើង\n\nមួយពីរ\n\nបី');
  });

  it('numbers and indents lists in the digits of its language', () => {
    expect(socialText('', [list(true)], 'km')).toBe(
      '១. មួយ\n\u2007\u2007១. ក\n\u2007\u2007២. ខ\n២. ពីរ\n\u2007\u2007១. គ',
    );
    expect(socialText('', [list(true)], 'en')).toContain('2. ពីរ');
    expect(socialText('', [list(false)], 'km')).toContain('\n\u2007\u2007• ខ\n• ពីរ');
  });

  it('says where a link leads, once', () => {
    const link = (words: string): Unit =>
      unit('paragraph', { inline: [{ kind: 'link', href: 'https://example.org/', children: [run(words)] }] });
    expect(socialText('', [link('here')], 'en')).toBe('here (https://example.org/)');
    expect(socialText('', [link('https://example.org/')], 'en')).toBe('https://example.org/');
  });

  it('puts footnotes at the end, with their numbers where they stood', () => {
    const note = (text: string): Inline => ({ kind: 'footnote', id: innerIdOf(1), text });
    const text = socialText(
      '',
      [unit('paragraph', { inline: [run('ក'), note('ប្រភព'), run('ខ'), note('ពីរ')] })],
      'km',
    );
    expect(text).toBe('ក[១]ខ[២]\n\n[១] ប្រភព\n[២] ពីរ');
  });

  it('writes tables as lines, quotes in marks, and captions and files by their words', () => {
    const media = 'a'.repeat(64);
    expect(
      socialText(
        '',
        [
          unit('table', {
            header: true,
            rows: [
              { id: innerIdOf(1), cells: [{ inline: [run('a')] }, { inline: [run('b')] }] },
              { id: innerIdOf(2), cells: [{ inline: [run('c')], colspan: 2 }] },
            ],
          }),
          unit('quote', { inline: [run('said')] }),
          unit('figure', {
            media,
            mime: 'image/png',
            width: 1,
            height: 1,
            alt: 'alt',
            inline: [run('caption')],
          }),
          unit('attachment', { media, mime: 'application/pdf', name: 'plan.pdf', bytes: 1, inline: [] }),
          unit('rule', {}),
          unit('hologram', {}),
        ],
        'en',
      ),
    ).toBe('a | b\nc\n\n“said”\n\ncaption\n\nplan.pdf\n\n⸻');
  });
});
