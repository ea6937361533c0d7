/** Whatever the page of a submission is made of: it does not change unless the submission's hash does. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListEntry } from '../../../shared/document/article-fields.ts';
import { contentRoots, metadataHash } from '../../../shared/document/hash.ts';
import { LANGUAGES, type DocumentState, type Hash } from '../../../shared/document/model.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { submittedPage } from '../../../shared/submission/page.ts';
import {
  printsAsFrozen,
  resolve,
  resolvedHash,
  type ResolveSources,
} from '../../../shared/submission/resolved.ts';
import { submissionHash, submissionSchema } from '../../../shared/submission/submission.ts';
import { INSTRUMENTS as DATA } from '../../support/instrument-units.ts';
import { anyInstrument } from '../../support/instruments.ts';
import { REGISTER } from '../../support/register.ts';

/** What an office may change between two submissions, besides the text. */
const sources: fc.Arbitrary<ResolveSources> = fc
  .record({
    annex: fc.boolean(),
    points: fc.boolean(),
    article: fc.boolean(),
    title: fc.boolean(),
    list: fc.boolean(),
  })
  .map(({ annex, points, article, title, list }) => {
    const data: InstrumentData = {
      ...DATA,
      annex: annex ? { ...DATA.annex, km: 'ឧបសម្ព័ន្ធថ្មី' } : DATA.annex,
      references: points
        ? { ...DATA.references, table: { km: 'តារាងថ្មី', en: 'new table' } }
        : DATA.references,
      types: article
        ? DATA.types.map((type): InstrumentData['types'][number] =>
            Object.assign({}, type, {
              provision: { ...type.provision, pattern: { km: 'បញ្ញត្តិ {number}', en: 'Rule {number}' } },
            }),
          )
        : DATA.types,
    };
    const entry: ListEntry = { id: 'a', km: list ? 'ថ្មី' : 'ចាស់', en: '' };
    return {
      list: () => [entry],
      data: () => data,
      register: (ids) =>
        REGISTER.filter(({ id }) => ids.includes(id)).map((one) =>
          title ? Object.assign({}, one, { title: { km: 'ចំណងជើងថ្មី', en: 'new title' } }) : one,
        ),
    };
  });

const state = anyInstrument.map(({ kind, content, metadata }): DocumentState => ({
  kind,
  content,
  metadata: { ...metadata, people: ['a'], topics: ['gone'] },
}));

const ID = '00000000-0000-7000-8000-000000000001';

function submitted(
  document: DocumentState,
  from: ResolveSources,
): { readonly hash: Hash; readonly page: string } {
  const resolved = resolve(document, LANGUAGES, from);
  const submission = submissionSchema.parse({
    format: 'sastra.submission.1',
    documentId: ID,
    documentKind: document.kind,
    instrumentType: null,
    revisionId: ID,
    roots: contentRoots(document.content),
    metadataHash: metadataHash(document.metadata),
    resolvedHash: resolvedHash(resolved),
    languages: [...LANGUAGES],
    author: ID,
  });
  // Both sides of the wire make the page of what is frozen alone.
  const page = JSON.stringify([
    ...LANGUAGES.map((language) => submittedPage(document, resolved, language)),
    resolved.lists,
  ]);
  return { hash: submissionHash(submission), page };
}

describe('the page of a submission', () => {
  it('is another one only with another hash, whatever changes in the office', () => {
    let differed = 0;
    fc.assert(
      fc.property(state, sources, sources, (document, before, after) => {
        const [one, other] = [submitted(document, before), submitted(document, after)];
        if (one.page !== other.page) {
          differed += 1;
          expect(one.hash).not.toBe(other.hash);
        }
      }),
      { numRuns: 150 },
    );
    expect(differed).toBeGreaterThan(20);
  });

  it('is another one only with another hash, whatever changes in the text', () => {
    fc.assert(
      fc.property(state, state, sources, (one, other, from) => {
        const [a, b] = [submitted(one, from), submitted(other, from)];
        if (a.page !== b.page) expect(a.hash).not.toBe(b.hash);
        expect(submitted(one, from)).toEqual(a);
      }),
      { numRuns: 50 },
    );
  });

  it('is known to be what was frozen; a Sastra that makes another one of it says so', () => {
    fc.assert(
      fc.property(state, sources, (document, from) => {
        const resolved = resolve(document, ['km'], from);
        expect(printsAsFrozen(document, resolved, 'km')).toBe(true);
        expect(printsAsFrozen(document, resolved, 'en')).toBe(false);
        const { data, register } = resolved.instrument ?? { data: DATA, register: [] };
        const types = data.types.map((type): InstrumentData['types'][number] =>
          Object.assign({}, type, { enacting: { km: 'សម្រេចថា', en: 'decides that', status: 'K' } }),
        );
        const other = { ...resolved, instrument: { data: { ...data, types }, register } };
        const page = (one: typeof resolved): string => JSON.stringify(submittedPage(document, one, 'km'));
        expect(printsAsFrozen(document, other, 'km')).toBe(page(other) === page(resolved));
      }),
      { numRuns: 50 },
    );
  });
});
