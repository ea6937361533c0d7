// What a person is asked about, or waits for, outside the page: a dialog, a file, the printer.
import type { WebContents } from 'electron';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';

/** How long the desk waits for errands before it goes, in milliseconds; a dialog that nobody answers is no reason to stay. */
const FINISH_LIMIT = 10_000;

type Errand<T> = () => Promise<Result<T, Failure>>;

export class Errands {
  readonly #running = new Map<WebContents, Promise<unknown>>();

  /** One at a time for each page: what it asks for meanwhile is answered null, as by a person who cancelled. */
  async run<T>(page: WebContents, errand: Errand<T>): Promise<Result<T | null, Failure>> {
    if (this.#running.has(page)) return ok(null);
    const result = errand();
    this.#running.set(page, result);
    try {
      return await result;
    } finally {
      this.#running.delete(page);
    }
  }

  /** Resolves when none is running any more, or when it takes too long. */
  async finished(): Promise<void> {
    let limit: NodeJS.Timeout | undefined;
    const tooLong = new Promise((resolve) => {
      limit = setTimeout(resolve, FINISH_LIMIT);
    });
    await Promise.race([Promise.allSettled(this.#running.values()), tooLong]);
    clearTimeout(limit);
  }
}
