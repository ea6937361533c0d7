/** A shared record as this desk keeps it for everybody who reads it here: its lists, its register. */
import type { JsonValue } from '../../../../shared/document/model.ts';

export type Parts = ReadonlyMap<string, JsonValue>;

/** An entry as it is to be seen here. */
export interface ShownEntry {
  /** Null: it is not there. */
  readonly parts: Parts | null;
  /** The op that first spoke of it: entries that Sastra does not bring stand in this order. */
  readonly first: string | null;
}

export interface LocalRecord {
  /** The entry as it is seen here now; null: it is not. */
  readonly read: (entry: string) => Parts | null;
  /** The entry as Sastra brings it; null: it does not. */
  readonly delivered: (entry: string) => Parts | null;
  /** The names of all that are seen here now. */
  readonly entries: () => readonly string[];
  /** Entries that this desk may have changed without telling anybody. */
  readonly untold: () => ReadonlyMap<string, Parts | null>;
  /** Makes these entries so, and leaves all others; whether any was otherwise. The caller holds the transaction. */
  readonly show: (entries: ReadonlyMap<string, ShownEntry>) => boolean;
}
