import { expect, it } from 'vitest';
import { memoryFrom } from '../../../../renderer/desk/desk-record.ts';
import { madeId } from '../../../support/fake-documents.ts';

const caret = { document: madeId(1), language: 'km', uid: madeId(2) };

it('remembers the document, its languages and the unit under the caret', () => {
  expect(memoryFrom({ document: madeId(1), shown: 'both', caret })).toEqual({
    document: madeId(1),
    shown: 'both',
    caret,
  });
});

it('forgets the caret of another document', () => {
  expect(memoryFrom({ document: madeId(3), caret }).caret).toBeNull();
});

it('is as on the first day where the record is not what it should be', () => {
  expect(memoryFrom({ document: 7, shown: 'all', caret: { ...caret, uid: 'x' } })).toEqual({
    document: null,
    shown: 'km',
    caret: null,
  });
});
