/** What a change of the register really changes, and what brings back what was. */
import { sameJson } from '../../../shared/document/same.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { numberKeyOf } from '../../../shared/instrument/register-keys.ts';
import type { RegisterEntry } from '../../../shared/instrument/register.ts';
import type { RegisterChange } from '../../../shared/ipc/register.ts';
import type { RegisterTable } from './table.ts';

export interface PlannedChange {
  /** Only what is not so already. */
  readonly change: RegisterChange;
  readonly undo: RegisterChange;
}

/** Fails with `registerTwice` where two entries would have one type, number and date. */
export function planRegisterChange(
  table: Pick<RegisterTable, 'byNumber' | 'entered'>,
  asked: RegisterChange,
): Result<PlannedChange, Failure> {
  const ids = [...asked.puts.map(({ id }) => id), ...asked.removes];
  const before = new Map(table.entered(ids).map((entry) => [entry.id, entry]));
  const puts = asked.puts.filter((entry) => !sameJson(before.get(entry.id), entry));
  const removes = asked.removes.filter((id) => before.has(id));
  if (meetAnother(table, asked.puts, new Set(ids))) return fail({ code: 'registerTwice' });
  return ok({
    change: { puts, removes },
    undo: {
      puts: [...puts.map(({ id }) => id), ...removes].flatMap((id) => before.get(id) ?? []),
      removes: puts.flatMap(({ id }) => (before.has(id) ? [] : [id])),
    },
  });
}

/** Whether one of these has type, number and date of another, or of one that stays. */
function meetAnother(
  table: Pick<RegisterTable, 'byNumber' | 'entered'>,
  puts: readonly RegisterEntry[],
  changed: ReadonlySet<string>,
): boolean {
  const taken = new Set<string>();
  return puts.some(({ type, number, date }) => {
    const key = [type, numberKeyOf(number), date].join(' ');
    const isTaken =
      taken.has(key) ||
      table
        .byNumber(number)
        .some((other) => other.type === type && other.date === date && !changed.has(other.id));
    taken.add(key);
    return isTaken;
  });
}
