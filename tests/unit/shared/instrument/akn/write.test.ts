import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../../../shared/document/article.ts';
import type {
  DocumentState,
  JsonValue,
  Metadata,
  Uid,
  UnitBody,
} from '../../../../../shared/document/model.ts';
import { treeOf } from '../../../../../shared/document/tree.ts';
import { aknOf } from '../../../../../shared/instrument/akn/write.ts';
import { registerEntrySchema } from '../../../../../shared/instrument/register.ts';
import { readBack, sourceOf, written } from '../../../../support/akn.ts';
import { schemaErrors } from '../../../../support/akn-schema.ts';
import {
  annex,
  division,
  inserted,
  provision,
  signature,
  unitsOf,
  visa,
  type Row,
} from '../../../../support/instrument-units.ts';
import { innerIdOf, paragraph, uidOf } from '../../../../support/units.ts';

const PRAKAS: Metadata = {
  'instrument.type': 'prakas',
  'instrument.number': '១៤៤៧ សហវ.ប្រក',
  'instrument.date': '2026-01-09',
  'title.km': 'ស្តីពីទឹក',
  'title.en': 'On water',
};
const instrument = (
  rows: readonly Row[],
  en: readonly (readonly [Uid, UnitBody])[] = [],
  metadata: Metadata = PRAKAS,
): DocumentState => ({
  kind: 'instrument',
  metadata,
  content: { shape: 'oneTree', km: treeOf(unitsOf(rows)), en: new Map(en) },
});
const saying = (...inline: JsonValue[]): UnitBody => {
  const content = {
    number: { kind: 'next' },
    heading: [],
    parts: [{ kind: 'paragraph', id: innerIdOf(1), inline }],
  };
  return { type: 'provision', schemaVersion: 1, content };
};
const run = (text: string, ...marks: Mark[]): JsonValue =>
  marks.length === 0 ? { kind: 'text', text } : { kind: 'text', text, marks };

async function expectKept(state: DocumentState): Promise<void> {
  const file = written(state);
  expect(readBack(file).state).toStrictEqual(state);
  expect(await schemaErrors([file])).toStrictEqual([]);
}

describe('an instrument as Akoma Ntoso', () => {
  test('names its work, its provisions and its annexes by the convention, in both languages alike', () => {
    const rows: readonly Row[] = [
      [1, visa('បានឃើញ')],
      [
        2,
        division('chapter', 'ទូទៅ'),
        [
          [3, provision('ក')],
          [4, provision('ខ', inserted('new', 'bis 2'))],
        ],
      ],
      [5, signature('រដ្ឋមន្ត្រី')],
      [6, annex('ផែនទី'), [[7, provision('គ')]]],
    ];
    const file = written(instrument(rows, [[uidOf(4), provision('b', inserted('new', 'bis 2'))]]));
    const names = [
      ...file.matchAll(/<(?:citation|chapter|article|container|attachment) [^>]*eId="([^"]+)"/gu),
    ];
    expect(names.map(([, name]) => name)).toStrictEqual([
      'cit_1',
      'chp_1',
      'art_1',
      'art_1-new-bis-2',
      'signature_1',
      'att_1',
      'att_1__art_1',
      'chp_1',
      'art_1-new-bis-2',
    ]);
    const number = encodeURIComponent('សហវ.ប្រក');
    expect(file).toContain(`<FRBRthis value="/akn/kh/act/prakas/2026-01-09/1447-${number}"/>`);
    expect(file).toContain('<num>ប្រការ ១ ថ្មី ស្ទួន (ពីរ)</num>');
    expect(file).toContain('<FRBRlanguage language="eng"/>');
  });

  test('shows a reference as its target is called today, and keeps what it showed last', async () => {
    const seen = 'ប្រការ ៩';
    const target = { in: 'here', uid: uidOf(1) };
    const reference = { kind: 'reference', id: innerIdOf(2), target, seen };
    const state = instrument([
      [1, provision('ក')],
      [2, saying(reference)],
    ]);
    expect(written(state)).toMatch(/<ref href="#art_1"[^>]*sastra:seen="ប្រការ ៩">ប្រការ ១<\/ref>/u);
    await expectKept(state);
  });

  test('addresses another instrument as the register has it', () => {
    const id = '018f0000-0000-7000-8000-0000000003e9';
    const entry = registerEntrySchema.parse({
      id,
      type: 'sub_decree',
      number: '៤១ អនក្រ.បក',
      date: '2019-12-31',
      title: { km: 'ក', en: 'a' },
      status: 'in-force',
      relations: [],
    });
    const target = { in: 'register', instrument: id, article: '១២' };
    const state = instrument([
      [1, saying({ kind: 'reference', id: innerIdOf(2), target, seen: 'មាត្រា ១២' })],
    ]);
    const file = aknOf({ ...sourceOf(state), register: [entry] }, ['km']);
    const number = encodeURIComponent('អនក្រ.បក');
    expect(file).toContain(`href="/akn/kh/act/sub_decree/2019-12-31/41-${number}/~art_12"`);
  });

  test('keeps runs as they were typed, also those that are not tidy yet', async () => {
    await expectKept(
      instrument([
        [
          1,
          saying(
            run('ក'),
            run('ខ'),
            run(''),
            run('គ', 'italic', 'bold'),
            run('', 'bold'),
            { kind: 'text', text: 'ឃ', marks: [] },
            { kind: 'link', href: 'https://example.org/%zz?[a]#b#c', children: [] },
            run(' \t\r\n '),
          ),
        ],
      ]),
    );
  });

  test('keeps letters that XML has no character for', async () => {
    const odd = 'a\u0001b\uFFFEc\u0000\\u{1}';
    const note = { kind: 'footnote', id: innerIdOf(3), text: `${odd}\n${odd}` };
    const target = { in: 'register', instrument: uidOf(9), article: odd };
    const reference = { kind: 'reference', id: innerIdOf(2), target, seen: odd };
    await expectKept(
      instrument([[1, saying(run(odd, 'bold'), note, reference)]], [], { ...PRAKAS, 'title.km': odd }),
    );
  });

  test('keeps points that are deeper than they can be', async () => {
    const point = (inner: number, depth: number): JsonValue => ({
      kind: 'point',
      id: innerIdOf(inner),
      depth,
      inline: [run('ក')],
    });
    const parts = [point(1, 2), point(2, 0), point(3, 5), point(4, 1)];
    const content = { number: { kind: 'next' }, heading: [], parts };
    await expectKept(instrument([[1, { type: 'provision', schemaVersion: 1, content }]]));
  });

  test('keeps units that it has no place for: newer ones, and those where none of their kind belongs', async () => {
    const newer: UnitBody = { type: 'hologram', schemaVersion: 3, content: { caption: 'ក\u0001\uFFFF' } };
    const damaged: UnitBody = { type: 'visa', schemaVersion: 1, content: { inline: 7 } };
    await expectKept(
      instrument(
        [
          [1, provision('ក'), [[2, paragraph('ក្រោមប្រការ')]]],
          [3, newer, [[4, provision('ខ')]]],
          [5, damaged],
          [6, visa('បានឃើញ ក្រោយ')],
          [7, division('chapter'), [[8, signature('រដ្ឋមន្ត្រី')]]],
        ],
        [
          [uidOf(1), visa('of another kind')],
          [uidOf(4), provision('b')],
          [uidOf(99), provision('of no Khmer unit')],
          [uidOf(7), newer],
        ],
      ),
    );
  });

  test('is written and valid without anything in it, and where the data has no such type', async () => {
    await expectKept(instrument([], [], {}));
    await expectKept(
      instrument([[1, division('chapter', 'ក'), [[2, provision('ខ')]]]], [], { 'instrument.type': 'other' }),
    );
  });

  test('gives a second unit of one number a name of its own', async () => {
    const twice = [1, 2].map((number): Row => [number, provision('ក', inserted('new'))]);
    const state = instrument(twice);
    expect(written(state)).toContain('eId="art_0-new~2"');
    await expectKept(state);
  });
});
