import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import { directoryEntrySchema, type DirectoryEntry } from '../../../../shared/directory/entry.ts';
import { readDirectory, stateAt } from '../../../../shared/directory/read.ts';
import { personNamed, signerNamed, TWO_ROOTS, writeDirectory } from '../../../support/directory.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

const written = writeDirectory();
written.write({ type: 'delegate', key: signerNamed('ana').key, person: personNamed('ana') }, TWO_ROOTS);
written.write({ type: 'hub', key: signerNamed('hub').key }, TWO_ROOTS);
written.write(
  {
    type: 'enrol',
    person: personNamed('sok'),
    device: personNamed('desk'),
    key: signerNamed('sok').key,
    name: { km: 'សុខ', en: 'Sok' },
  },
  [signerNamed('ana')],
);
written.write({ type: 'revoke', key: signerNamed('sok').key }, [signerNamed('ana')]);
const { entries, ministry } = written;
const texts = entries.map((entry) => JSON.stringify(entry));

type Read = (entries: readonly DirectoryEntry[]) => boolean;
const isRead: Read = (list) => readDirectory(list, ministry, isSigned).ok;

/** As it comes over a line: what is no entry any more is refused before it is looked at. */
function readTexts(list: readonly string[], read: Read): boolean {
  try {
    const parsed = list.map((text) => directoryEntrySchema.safeParse(JSON.parse(text)));
    const whole = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
    return whole.length === list.length && read(whole);
  } catch {
    return false;
  }
}

function anyChangeIsFound(read: Read): void {
  expect(readTexts(texts, read)).toBe(true);
  const place = fc.integer({ min: 0, max: entries.length - 1 });
  fc.assert(
    fc.property(place, fc.nat(), fc.integer({ min: 1, max: 127 }), (which, where, bits) => {
      const text = texts[which] ?? '';
      const index = where % text.length;
      // In JSON's own letters: Khmer ones change within their range.
      const changed =
        text.slice(0, index) +
        String.fromCodePoint((text.codePointAt(index) ?? 0) ^ bits) +
        text.slice(index + 1);
      expect(readTexts(texts.with(which, changed), read)).toBe(false);
    }),
    { numRuns: runs(1500) },
  );
}

describe('an entry of which one letter is another', () => {
  it('is refused, wherever it stands', () => anyChangeIsFound(isRead));

  it('would pass if nobody looked at the signatures of the last', () => {
    expectCaught(() => anyChangeIsFound((list) => isRead(list) || isRead(list.slice(0, -1))));
  });
});

describe('what a head said', () => {
  it('is what the directory said that ended there', () => {
    const whole = written.read();
    for (const [place, head] of whole.heads.entries()) {
      const short = readDirectory(entries.slice(0, place + 1), ministry, isSigned);
      expect(short.ok && short.value.state).toEqual(stateAt(whole, head));
    }
  });
});
