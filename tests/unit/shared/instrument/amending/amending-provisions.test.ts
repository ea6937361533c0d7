import { describe, expect, it } from 'vitest';
import { createIds } from '../../../../../shared/document/ids.ts';
import type { Language, Uid, UnitBody } from '../../../../../shared/document/model.ts';
import { contentRoots } from '../../../../../shared/document/hash.ts';
import { treeOf } from '../../../../../shared/document/tree.ts';
import type { AmendedTitle } from '../../../../../shared/instrument/amending/amended-title.ts';
import { amendingProvisions } from '../../../../../shared/instrument/amending/amending-provisions.ts';
import { carriedOut } from '../../../../../shared/instrument/amending/carry-out.ts';
import { withTextChanges } from '../../../../../shared/instrument/editing/drafting.ts';
import { repealProvision } from '../../../../../shared/instrument/editing/repeal.ts';
import type { InstrumentContent } from '../../../../../shared/instrument/text.ts';
import type { InstrumentInline } from '../../../../../shared/instrument/instrument.ts';
import { readInstrumentUnit } from '../../../../../shared/instrument/views.ts';
import {
  clauses,
  division,
  draftingOver,
  inserted,
  INSTRUMENTS,
  instrumentType,
  provision,
  referenceTo,
  term,
  unitsOf,
  visa,
  type Row,
} from '../../../../support/instrument-units.ts';
import { innerIdOf, uidOf } from '../../../../support/units.ts';

const text = (rows: readonly Row[], en: readonly (readonly [Uid, UnitBody])[] = []): InstrumentContent => ({
  shape: 'oneTree',
  km: treeOf(unitsOf(rows)),
  en: new Map(en),
});

const LAW: readonly Row[] = [
  [1, visa('រដ្ឋធម្មនុញ្ញ')],
  [
    2,
    division('chapter'),
    [
      [11, provision('ដើម')],
      [12, provision('ពីរ')],
    ],
  ],
  [3, division('chapter'), [[13, provision('បី')]]],
];

const words = (inline: readonly InstrumentInline[]): string =>
  inline
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return piece.kind === 'reference' ? `<${'article' in piece.target ? piece.target.article : 'it'}>` : '';
    })
    .join('');

/** The lines of a body; a reference as its article in brackets. */
function lines(body: UnitBody | null): readonly string[] | null {
  if (body === null) return null;
  const view = readInstrumentUnit(body);
  if (view.kind === 'unreadable' || view.body.type !== 'provision') throw new Error('no provision');
  return view.body.content.parts.map((part) => (part.kind === 'table' ? '(table)' : words(part.inline)));
}

function said(
  after: InstrumentContent,
  language: Language = 'km',
  before = text(LAW),
  title: AmendedTitle | null = null,
) {
  const ids = createIds({ now: () => 1, random: (bytes) => new Uint8Array(bytes) });
  const provisions = amendingProvisions(
    { before, after, instrument: uidOf(900), title },
    { type: instrumentType('law'), data: INSTRUMENTS, ids },
  );
  const carried = carriedOut(
    before,
    provisions.flatMap(({ amendments }) => amendments),
  );
  expect(carried.ok && contentRoots(carried.value)).toEqual(contentRoots(after));
  return provisions.map((one) => lines(one[language]));
}

const withLaw = (change: (rows: Row[]) => void): InstrumentContent => {
  const rows = structuredClone(LAW) as Row[];
  change(rows);
  return text(rows);
};

describe('an amending provision', () => {
  it('names the instrument anew before all else, in English where that has a title', () => {
    const after = withLaw((rows) => rows.splice(2, 1));
    const named = (to: AmendedTitle['to']) => ({ from: { km: 'ច្បាប់ ស្តីពីឯកសារ', en: 'Law on Documents' }, to });
    const title = named({ km: 'ច្បាប់ ស្តីពីបណ្ណសារ', en: 'Law on Archives' });
    expect(said(after, 'km', text(LAW), title)[0]).toEqual([
      'ចំណងជើងនៃ <it> ត្រូវបានជំនួសដោយចំណងជើងដូចខាងក្រោម៖',
      '«ច្បាប់ ស្តីពីបណ្ណសារ»',
    ]);
    expect(said(after, 'en', text(LAW), title)[0]).toEqual([
      'The title of <it> is replaced as follows:',
      '“Law on Archives”',
    ]);
    expect(said(after, 'en', text(LAW), named({ km: 'ច្បាប់ ស្តីពីបណ្ណសារ', en: '' }))[0]).toBeNull();
    // Another translation of the same title amends nothing.
    const translated = named({ km: 'ច្បាប់ ស្តីពីឯកសារ', en: 'Law on Records' });
    expect(said(after, 'km', text(LAW), translated)).toEqual(said(after));
  });

  it('replaces an article by its new words', () => {
    const after = withLaw((rows) => {
      rows[1] = [
        2,
        division('chapter'),
        [
          [11, provision('ដើម')],
          [12, provision('ថ្មី')],
        ],
      ];
    });
    expect(said(after)).toEqual([['<២> ត្រូវបានជំនួសដោយ មាត្រា ២ ដូចខាងក្រោម៖', '«មាត្រា ២', 'ថ្មី»']]);
  });

  it('puts in articles that stand side by side at once, by the number that they get', () => {
    const after = withLaw((rows) => {
      rows[1] = [
        2,
        division('chapter'),
        [
          [11, provision('ដើម')],
          [20, provision('ក', inserted('new'))],
          [21, provision('ខ', inserted('new 2'))],
          [12, provision('ពីរ')],
        ],
      ];
    });
    expect(said(after)).toEqual([
      [
        'ត្រូវបានបន្ថែម មាត្រា ១ ថ្មី និង មាត្រា ១ ថ្មី (ពីរ) បន្ទាប់ពី <១> ដូចខាងក្រោម៖',
        '«មាត្រា ១ ថ្មី',
        'ក',
        'មាត្រា ១ ថ្មី (ពីរ)',
        'ខ»',
      ],
    ]);
  });

  it('puts in a chapter with its articles, named by the chapter', () => {
    const after = withLaw((rows) => {
      rows.push([4, division('chapter'), [[30, provision('បួន')]]]);
    });
    expect(said(after)).toEqual([
      ['ត្រូវបានបន្ថែម ជំពូកទី៣ បន្ទាប់ពី ជំពូកទី២ នៃ<it> ដូចខាងក្រោម៖', '«ជំពូកទី៣', 'មាត្រា ៤', 'បួន»'],
    ]);
  });

  it('repeals and moves, and names what has no number of its own by its place', () => {
    const after = text([
      [
        3,
        division('chapter'),
        [
          [13, provision('បី')],
          [11, provision('ដើម')],
        ],
      ],
    ]);
    expect(said(after)).toEqual([
      ['បានឃើញទី១ នៃ<it> ត្រូវបាននិរាករណ៍។'],
      ['ជំពូកទី១ នៃ<it> ត្រូវបាននិរាករណ៍។'],
      ['<២> ត្រូវបាននិរាករណ៍។'],
      ['<១> ត្រូវបានប្តូរទៅនៅបន្ទាប់ពី <៣>។'],
    ]);
  });

  it('speaks English where all that it quotes has English, and is not translated else', () => {
    const after = withLaw((rows) => {
      rows[1] = [
        2,
        division('chapter'),
        [
          [11, provision('ដើម')],
          [12, provision('ថ្មី')],
        ],
      ];
    });
    expect(said(after, 'en')).toEqual([null]);
    const english = { ...after, en: new Map([[uidOf(12), provision('new words')]]) };
    expect(said(english, 'en')).toEqual([
      ['<២> is replaced by Article 2 as follows:', '“Article 2', 'new words”'],
    ]);
  });

  it('repeals an article of which only the number is left', () => {
    const before = draftingOver(LAW);
    const [gone] = repealProvision(before, uidOf(12));
    if (gone === undefined) throw new Error('no article');
    const after = withTextChanges(before.text, [gone]);
    expect(said(after)).toEqual([['<២> ត្រូវបាននិរាករណ៍។']]);
    expect(repealProvision({ text: after }, uidOf(12))).toEqual([]);
  });

  it('quotes as words what refers to the amended text or is defined in it, and refers to other instruments as it does', () => {
    const elsewhere: InstrumentInline = {
      kind: 'reference',
      id: innerIdOf(90),
      target: { in: 'register', instrument: uidOf(901), article: '៥' },
      seen: '',
    };
    const after = withLaw((rows) => {
      rows[2] = [
        3,
        division('chapter'),
        [[13, clauses([[referenceTo(11), { kind: 'text', text: ' ' }, term(7, 'ពន្ធ'), elsewhere]], 40)]],
      ];
    });
    const [[, , quoted] = []] = said(after) as readonly (readonly string[])[];
    expect(quoted).toBe('មាត្រា ១ ពន្ធ<៥>»');
  });
});
