import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentState } from '../../../../shared/document/model.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import { documentFromJson, documentJson } from '../../../../shared/exchange/document-json.ts';
import { anyInstrument } from '../../../support/instruments.ts';
import { unitOf } from '../../../support/units.ts';

const article: DocumentState = {
  kind: 'article',
  metadata: { 'title.km': 'ទឹក' },
  content: {
    shape: 'twoTrees',
    km: treeOf([unitOf(1, 'V', 'ទឹក'), unitOf(2, 'W', '')]),
    en: treeOf([unitOf(3, 'V', 'Water')]),
  },
};

describe('a document as JSON', () => {
  test('is read back as it was', () => {
    expect(documentFromJson(documentJson(article))).toStrictEqual(article);
    fc.assert(
      fc.property(anyInstrument, (instrument) => {
        expect(documentFromJson(documentJson(instrument))).toStrictEqual(structuredClone(instrument));
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['no JSON', '{'],
    ['other JSON', '{"format":"other"}'],
    ['a later version', documentJson(article).replace('"version":1', '"version":2')],
    ['a uid that stands twice', documentJson(article).replace('000000000002', '000000000001')],
    [
      'a unit without its parent',
      documentJson(article).replace('"parent":null', '"parent":"018f0000-0000-7000-8000-0000000000ff"'),
    ],
  ])('is refused where it is %s', (_what, text) => {
    expect(documentFromJson(text)).toBeNull();
  });
});
