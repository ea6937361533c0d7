/** Which parcels this desk has written, and which of them were answered. Writing is for sync/apply.ts. */
import type { Database } from '../db/database.ts';

export interface Parcels {
  /** The number of the last that was written; 0: none yet. */
  readonly written: () => number;
  /** The number of the last whose receipt was read; 0: none yet. */
  readonly answered: () => number;
  /** The last that holds something which the hub has not answered; 0: none does. */
  readonly open: () => number;
  readonly write: (number: number, opIds: readonly string[]) => void;
  readonly answer: (number: number) => void;
}

export function openParcels(database: Database): Parcels {
  const row = database.prepare<{ written: number; answered: number }>(
    'SELECT written, answered FROM parcels',
  );
  const open = database.prepare<{ last: number | null }>(
    "SELECT max(parcel) AS last FROM ops WHERE state IN ('waiting', 'offered')",
  );
  const setWritten = database.prepare('UPDATE parcels SET written = max(written, :number)');
  const setAnswered = database.prepare('UPDATE parcels SET answered = max(answered, :number)');
  const setParcel = database.prepare('UPDATE ops SET parcel = :number WHERE op_id = :opId');
  return {
    written: () => row.get()?.written ?? 0,
    answered: () => row.get()?.answered ?? 0,
    open: () => open.get()?.last ?? 0,
    write(number, opIds) {
      setWritten.run({ number });
      for (const opId of opIds) setParcel.run({ number, opId });
    },
    answer(number) {
      setAnswered.run({ number });
    },
  };
}
