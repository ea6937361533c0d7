/** A Word document as an instrument, with the changes and remarks that it keeps. */
import type { Ids } from '../../../shared/document/ids.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { ImportedInstrument } from '../../../shared/exchange/imported-instrument.ts';
import type { ImportRefusal } from '../../../shared/exchange/imported.ts';
import { excerptOf, MOST_FINDINGS, type Finding } from '../../../shared/exchange/instrument/findings.ts';
import type { KnownIds } from '../../../shared/exchange/instrument/placed-ids.ts';
import { readInstrument, type InstrumentRead } from '../../../shared/exchange/instrument/read-instrument.ts';
import type { SourceItem } from '../../../shared/exchange/instrument/source.ts';
import type { LegacyRun } from '../../../shared/exchange/legacy-text.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { importedInstrument } from '../import-instrument.ts';
import { zipBytes } from '../zip.ts';
import { readWord, type WordDocument } from './document.ts';
import type { TrackedChange } from './paragraph.ts';

export interface WordInstrument {
  readonly instrument: ImportedInstrument;
  readonly pictures: readonly Uint8Array[];
  readonly fonts: ReadonlySet<string>;
  readonly legacyRuns: readonly LegacyRun[];
}

const LONGEST_REMARK = 2_000;

/** Null where it is no instrument. `bytes`: of a file that was weighed. */
export function importWord(
  bytes: Buffer,
  ids: Ids,
  data: InstrumentData,
): Result<WordInstrument | null, ImportRefusal> {
  const known: KnownIds = new Map();
  const word = readWord({ bytes, version: 'after', ids, known });
  if (!word.ok) return word;
  const { items, changes, fonts, legacyRuns } = word.value;
  const read = readInstrument({ items, ids, data, known });
  if (read === null) return ok(null);
  const written = changes.filter(({ text }) => text.trim() !== '');
  let before: InstrumentRead | null = null;
  if (written.length > 0) {
    const earlier = readWord({ bytes, version: 'before', ids, known });
    if (!earlier.ok) return fail(earlier.error);
    before = readInstrument({ items: earlier.value.items, ids, data, known });
  }
  const pictures = picturesIn(bytes, word.value, read);
  const places = new Map([...pictures.keys()].map((source, index) => [source, index]));
  return ok({
    instrument: importedInstrument(read, ({ source }) => places.get(source) ?? null, {
      before,
      findings: [...changesOf(written, read), ...remarksOf(word.value, read)],
    }),
    pictures: [...pictures.values()],
    fonts,
    legacyRuns,
  });
}

/** Who changed what. Neighbours by one hand are one change. */
function changesOf(changes: readonly TrackedChange[], read: InstrumentRead): readonly Finding[] {
  const joined: TrackedChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (last?.at === change.at && last.way === change.way && last.author === change.author)
      last.text += change.text;
    else joined.push(change);
  }
  return joined
    .slice(0, MOST_FINDINGS)
    .map(({ way, author, date, text, at }): Finding =>
      Object.assign(
        { kind: 'change' as const, way, author: excerptOf(author), text: excerptOf(text) },
        date === '' ? {} : { date },
        read.placeOf(at),
      ),
    );
}

function remarksOf({ remarks, items }: WordDocument, read: InstrumentRead): readonly Finding[] {
  const texts = new Map(items.map((item) => [item.at, textOf(item)]));
  return remarks.slice(0, MOST_FINDINGS).map(({ author, words, at }): Finding =>
    Object.assign(
      {
        kind: 'comment' as const,
        author: excerptOf(author),
        words: words.slice(0, LONGEST_REMARK).toWellFormed(),
        text: excerptOf(texts.get(at) ?? ''),
      },
      read.placeOf(at),
    ),
  );
}

const textOf = (item: SourceItem): string => (item.kind === 'line' ? item.text : '');

/** The bytes of the pictures that the text shows, each once, by their source. */
function picturesIn(
  bytes: Buffer,
  { media }: WordDocument,
  { pictures }: InstrumentRead,
): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const { source } of pictures.values()) {
    const target = media.get(source);
    // A picture that lies elsewhere has an address there: nobody fetches it.
    const data = target === undefined ? null : zipBytes(bytes, nameIn(target));
    if (data !== null) found.set(source, new Uint8Array(data));
  }
  return found;
}

const nameIn = (target: string): string => (target.startsWith('/') ? target.slice(1) : `word/${target}`);
