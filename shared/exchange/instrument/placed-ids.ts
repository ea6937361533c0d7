/** Ids by where something stands in a file, so that it has the same in two readings of it. */
import type { Ids } from '../../document/ids.ts';

/** Of one file, over all its readings. */
export type KnownIds = Map<string, string>;

/** Of one reading: no id is given twice in it. */
export class PlacedIds {
  readonly #ids: Ids;
  readonly #known: KnownIds;
  readonly #given = new Set<string>();

  constructor(ids: Ids, known: KnownIds = new Map()) {
    this.#ids = ids;
    this.#known = known;
  }

  /** `what`: what has the id; one place may have several. */
  of<T extends string>(what: string, at: string): T {
    let key = `${what} ${at}`;
    for (let again = 2; this.#given.has(key); again += 1) key = `${what} ${at} ${again}`;
    this.#given.add(key);
    const id = this.#ids.next<T>();
    const before = this.#known.get(key);
    if (before !== undefined) return before as T;
    this.#known.set(key, id);
    return id;
  }

  /** For what asks for ids one after the other. */
  from(what: string, at: string): Ids {
    return { next: <T extends string>() => this.of<T>(what, at) };
  }
}
