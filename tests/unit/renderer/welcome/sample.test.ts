import { expect, it } from 'vitest';
import { sampleDocument } from '../../../../renderer/welcome/sample.ts';
import { createIds } from '../../../../shared/document/ids.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { normalizeBody } from '../../../../shared/document/normal-form.ts';
import { readUnit } from '../../../../shared/document/views.ts';
import { parseRequest } from '../../../../shared/ipc/parse.ts';

const ids = createIds({ now: () => 1_790_000_000_000, random: (bytes) => new Uint8Array(bytes).fill(7) });
const sample = sampleDocument(ids);
const units = sample.units.map(({ unit }) => unit as Unit);

it('is a document that core takes', () => {
  expect(parseRequest('documents.createFrom', sample).ok).toBe(true);
});

it('shows what an article can hold, readable and in its normal form, in both languages', () => {
  const types = new Set(units.map(({ type }) => type));
  expect(types).toEqual(new Set(['paragraph', 'rule', 'heading', 'list', 'quote', 'table']));
  expect(JSON.stringify(units)).toContain('footnote');
  expect(JSON.stringify(units)).toContain('link');
  for (const unit of units) {
    expect(readUnit(unit).kind).toBe('readable');
    expect(normalizeBody(unit)).toEqual(unit);
  }
  expect(sample.units.filter(({ language }) => language === 'km')).toHaveLength(units.length / 2);
});
