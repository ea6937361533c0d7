import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../../shared/document/article.ts';
import { canonicalJson } from '../../../../shared/document/hash.ts';
import type { UnitBody } from '../../../../shared/document/model.ts';
import { normalizeBody, normalizeMetadata } from '../../../../shared/document/normal-form.ts';
import { inlineText, placedText } from '../../../../shared/document/text.ts';
import { readUnit } from '../../../../shared/document/views.ts';
import { normalize } from '../../../../shared/khmer/index.ts';
import { anyBody } from '../../../support/arbitrary-units.ts';
import { untidyInline } from '../../../support/inline.ts';
import { khmerSoup } from '../../../support/khmer.ts';
import { runs } from '../../../support/runs.ts';
import { innerIdOf } from '../../../support/units.ts';

const paragraphOf = (inline: readonly Inline[]): UnitBody => ({
  type: 'paragraph',
  schemaVersion: 1,
  content: { inline },
});
const list = fc
  .array(fc.record({ depth: fc.nat({ max: 5 }), inline: untidyInline }), { maxLength: 5 })
  .map((items): UnitBody => ({
    type: 'list',
    schemaVersion: 1,
    content: { ordered: true, items: items.map((item, index) => ({ id: innerIdOf(index), ...item })) },
  }));
const body = fc.oneof(untidyInline.map(paragraphOf), list, anyBody);

describe('the normal form', () => {
  it('changes nothing the second time, and says so by answering the same object', () => {
    fc.assert(
      fc.property(body, (unit) => {
        const once = normalizeBody(unit);
        expect(readUnit(once).kind).toBe('readable');
        expect(normalizeBody(once)).toBe(once);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('says the same words as the normalised text, however the runs were cut', () => {
    fc.assert(
      fc.property(untidyInline, (inline) => {
        expect(placedText(normalizeBody(paragraphOf(inline)))).toBe(normalize(inlineText(inline)));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('gives one form to text cut into like runs at any places', () => {
    fc.assert(
      fc.property(khmerSoup, fc.array(fc.nat({ max: 30 })), (soup, cuts) => {
        const text = soup.toWellFormed().normalize('NFC');
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted(
          (a, b) => a - b,
        );
        const pieces = places.slice(1).map((to, index) => text.slice(places[index], to));
        fc.pre(pieces.every((piece) => piece.isWellFormed()));
        const cut = paragraphOf(pieces.map((piece) => ({ kind: 'text', text: piece })));
        const whole = paragraphOf([{ kind: 'text', text }]);
        expect(canonicalJson(normalizeBody(cut))).toBe(canonicalJson(normalizeBody(whole)));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('of metadata changes nothing the second time', () => {
    fc.assert(
      fc.property(khmerSoup, khmerSoup, (title, summary) => {
        const once = normalizeMetadata({ 'title.km': title, summary, tags: [title], order: 1 });
        expect(normalizeMetadata(once)).toBe(once);
      }),
      { numRuns: runs(300) },
    );
  });
});
