/** Instruments for a desk in memory. */
import type { JsonValue, Language, UnitBody } from '../../shared/document/model.ts';
import { inOrder } from '../../shared/document/tree.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { madeDocument } from './fake-documents.ts';
import { contentOf, type Row } from './instrument-units.ts';

export interface MadeInstrument {
  readonly number: number;
  readonly type?: string;
  readonly title: Readonly<Record<Language, string>>;
  /** Uids are uidOf() the numbers of the rows. */
  readonly rows: readonly Row[];
  /** By the numbers of the rows. */
  readonly english?: Readonly<Record<number, UnitBody>>;
  readonly fields?: Readonly<Record<string, JsonValue>>;
}

/** A law, unless it is said otherwise. */
export function madeInstrument({
  number,
  type = 'law',
  title,
  rows,
  english = {},
  fields = {},
}: MadeInstrument): OpenDocument {
  const { km, en } = contentOf(rows, english);
  const base = madeDocument({ number, title, text: { km: '', en: '' }, changedAt: 1_790_000_000_000 });
  const units = inOrder(km);
  return {
    ...base,
    summary: { ...base.summary, kind: 'instrument' },
    metadata: { 'instrument.type': type, ...fields },
    units: {
      km: units,
      en: units.flatMap(({ uid, parent, rank }) => {
        const body = en.get(uid);
        return body === undefined ? [] : [{ ...body, uid, parent, rank }];
      }),
    },
  };
}
