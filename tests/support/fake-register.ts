/** The register of instruments in memory, for tests of the page. */
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { numberKeyOf, searchTextOf, termsOf } from '../../shared/instrument/register-keys.ts';
import { standingOf, type RegisteredEntry, type RegisterEntry } from '../../shared/instrument/register.ts';
import type {
  RegisterChange,
  RegisterFound,
  RegisterKey,
  RegisterQuestion,
} from '../../shared/ipc/register.ts';

export interface FakeRegister {
  readonly find: (question: RegisterQuestion) => RegisterFound;
  readonly read: (ids: readonly string[]) => readonly RegisteredEntry[];
  readonly lookup: (numbers: readonly string[]) => readonly (readonly RegisterKey[])[];
  readonly change: (change: RegisterChange) => Result<RegisterChange, Failure>;
}

const keyOf = ({ type, number, date }: RegisterEntry): string => `${type} ${numberKeyOf(number)} ${date}`;

export function fakeRegister(first: readonly RegisterEntry[]): FakeRegister {
  let entries = new Map(first.map((entry) => [entry.id, entry]));
  const registered = (entry: RegisterEntry): RegisteredEntry => {
    const relatedBy = [...entries.values()].flatMap(({ id: from, relations }) =>
      relations.filter(({ to }) => to === entry.id).map(({ kind }) => ({ kind, from })),
    );
    const kinds = relatedBy.map(({ kind }) => kind);
    return { ...entry, relatedBy, standing: standingOf(entry.status, kinds) };
  };
  const read = (ids: readonly string[]): readonly RegisteredEntry[] =>
    ids.flatMap((id) => {
      const entry = entries.get(id);
      return entry === undefined ? [] : [registered(entry)];
    });
  return {
    read,
    find({ text, type, year, standing, from, most }) {
      const found = [...entries.values()]
        .map(registered)
        .filter(
          (entry) =>
            (type === null || entry.type === type) &&
            (year === null || entry.date.startsWith(year)) &&
            (standing === null || entry.standing === standing) &&
            termsOf(text).every((term) => searchTextOf(entry).includes(term)),
        )
        .toSorted((a, b) => (a.date < b.date ? 1 : -1));
      const years = new Set([...entries.values()].map(({ date }) => date.slice(0, 4)));
      return {
        entries: found.slice(from, from + most),
        total: found.length,
        all: entries.size,
        years: [...years].toSorted().toReversed(),
      };
    },
    lookup: (numbers) =>
      numbers.map((number) =>
        [...entries.values()]
          .filter((entry) => numberKeyOf(entry.number) === numberKeyOf(number))
          .map(({ id, type, date }) => ({ id, type, date })),
      ),
    change({ puts, removes }) {
      const undo = {
        puts: [...puts.map(({ id }) => id), ...removes].flatMap((id) => entries.get(id) ?? []),
        removes: puts.flatMap(({ id }) => (entries.has(id) ? [] : [id])),
      };
      const next = new Map(entries);
      for (const id of removes) next.delete(id);
      for (const put of puts) next.set(put.id, put);
      if (new Set([...next.values()].map(keyOf)).size < next.size) return fail({ code: 'registerTwice' });
      entries = next;
      return ok(undo);
    },
  };
}
