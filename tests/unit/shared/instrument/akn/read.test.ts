import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createIds } from '../../../../../shared/document/ids.ts';
import type { DocumentState, Unit } from '../../../../../shared/document/model.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import { instrumentFromAkn, UNIT_LIMIT } from '../../../../../shared/instrument/akn/read.ts';
import { element, type XmlElement } from '../../../../../shared/instrument/akn/xml.ts';
import { readBack } from '../../../../support/akn.ts';
import { schemaErrors } from '../../../../support/akn-schema.ts';
import { INSTRUMENTS } from '../../../../support/instrument-units.ts';

const other = readFileSync(
  path.resolve(import.meta.dirname, '../../../../fixtures/akn/other.akn.xml'),
  'utf8',
);

function khmerUnits({ content }: DocumentState): readonly Unit[] {
  return content.shape === 'oneTree' ? inOrder(content.km) : [];
}
const contents = (state: DocumentState, type: string): readonly unknown[] =>
  khmerUnits(state)
    .filter((unit) => unit.type === type)
    .map(({ content }) => content);

describe('Akoma Ntoso that others wrote', () => {
  const { state, report } = readBack(other);

  test('is an example that the schema takes', async () => {
    expect(await schemaErrors([other])).toStrictEqual([]);
  });

  test('says number, date, type and title', () => {
    expect(state.metadata).toStrictEqual({
      'instrument.type': 'law',
      'instrument.number': 'លេខ ៧',
      'instrument.date': '2019-12-31',
      'title.km': 'ស្តីពី ការគ្រប់គ្រងទឹក',
    });
  });

  test('becomes units in its order, and what others call a part is our nearest level', () => {
    expect(khmerUnits(state).map(({ type }) => type)).toStrictEqual([
      'visa',
      'division',
      'provision',
      'provision',
      'provision',
      'signature',
      'annex',
      'paragraph',
    ]);
    expect(contents(state, 'division')).toMatchObject([
      { level: 'title', heading: [{ text: 'បទប្បញ្ញត្តិទូទៅ' }] },
    ]);
  });

  test('counts an inserted article by its words, and tells whose number will be another one', () => {
    expect(contents(state, 'provision')).toMatchObject([
      { number: { kind: 'next' } },
      { number: { kind: 'inserted', suffixes: [{ id: 'new', ordinal: 2 }] } },
      { number: { kind: 'next' } },
    ]);
    expect(report.renumbered).toStrictEqual(['មាត្រា ៩']);
  });

  test('keeps its words without the line breaks of the file, and the number of a paragraph', () => {
    const [first] = contents(state, 'provision');
    const point = khmerUnits(state).find(({ type, content }) => type === 'provision' && content !== first);
    expect(first).toMatchObject({
      parts: [
        {
          kind: 'paragraph',
          inline: [
            { text: '1. ទឹក ' },
            { text: 'ជា សម្បត្តិ', marks: ['bold'] },
            { text: ' សាធារណៈ។ មើល ' },
            { kind: 'reference', seen: 'ចំណុច ខ', target: { in: 'here', uid: point?.uid } },
            { text: ' និង ច្បាប់ចាស់។' },
          ],
        },
      ],
    });
  });

  test('keeps the depth of points, and what a term is', () => {
    expect(contents(state, 'provision')[1]).toMatchObject({
      parts: [
        { kind: 'paragraph', inline: [{ text: 'ក្នុងច្បាប់នេះ៖' }] },
        { kind: 'point', depth: 0, inline: [{ kind: 'term' }, { text: ' មានន័យថា ទឹក' }] },
        { kind: 'point', depth: 0, inline: [{ text: 'ទឹកទន្លេ' }] },
        { kind: 'point', depth: 1, inline: [{ text: 'ទន្លេសាប' }] },
      ],
    });
  });

  test('keeps tables, signatures and annexes', () => {
    expect(contents(state, 'provision')[2]).toMatchObject({
      parts: [{ kind: 'table', table: { header: true, rows: [{}, { cells: [{ colspan: 2 }] }] } }],
    });
    expect(contents(state, 'signature')).toStrictEqual([{ capacity: 'នាយករដ្ឋមន្ត្រី', name: 'សុខ' }]);
    expect(contents(state, 'annex')).toMatchObject([{ heading: [{ text: 'ផែនទី' }] }]);
  });

  test('says what was guessed, taken as text and left out', () => {
    expect(report).toMatchObject({
      isOwn: false,
      leftOut: { del: 1, img: 1 },
      asText: { num: 1, ref: 1 },
      guessed: { part: 1 },
      lostReferences: 0,
    });
  });
});

describe('what is no instrument', () => {
  const read = (root: XmlElement): ReturnType<typeof instrumentFromAkn> =>
    instrumentFromAkn(root, {
      ids: createIds({ now: Date.now, random: (bytes) => new Uint8Array(bytes) }),
      data: INSTRUMENTS,
    });
  const akn = (...children: XmlElement[]): XmlElement => element('akomaNtoso', {}, children);
  const proprietary = (format: string, ...children: XmlElement[]): XmlElement =>
    akn(
      element('act', {}, [
        element('meta', {}, [element('proprietary', { 'sastra:format': format }, children)]),
      ]),
    );
  let deep = element('chapter');
  for (let depth = 0; depth < 50_000; depth += 1) deep = element('chapter', {}, [deep]);
  const uid = '018f0000-0000-7000-8000-000000000001';
  const ownParent = { type: 'paragraph', schemaVersion: 9, content: {}, parent: uid, rank: 'V' };

  test('of more units than any law has is a failure', () => {
    const body = element(
      'body',
      {},
      Array.from({ length: UNIT_LIMIT + 1 }, () => element('article')),
    );
    expect(read(akn(element('act', {}, [body])))).toStrictEqual({
      ok: false,
      error: { code: 'fileTooLarge', detail: 'units' },
    });
  });

  test.each([
    ['of another namespace', element('{}akomaNtoso'), 'namespace'],
    ['without a document', akn(element('components')), 'document'],
    ['nested without end', akn(element('act', {}, [element('body', {}, [deep])])), 'depth'],
    ['of a newer Sastra', proprietary('2'), 'newer'],
    [
      'with fields that are no JSON',
      proprietary('1', element('sastra:field', { 'sastra:name': 'a' }, ['{'])),
      'proprietary',
    ],
    [
      'with a unit that hangs on itself',
      proprietary(
        '1',
        element('sastra:unit', { 'sastra:language': 'km', 'sastra:uid': uid }, [JSON.stringify(ownParent)]),
      ),
      'tree',
    ],
  ])('%s is a failure, not an exception', (_what, root, detail) => {
    expect(read(root)).toStrictEqual({ ok: false, error: { code: 'fileUnreadable', detail } });
  });
});
