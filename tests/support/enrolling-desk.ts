/** A desk that nobody has connected and that never has a line: it asks to be somebody's in a file. */
import { fail } from '../../shared/errors/result.ts';
import type { CardLooked, EnrolmentTaken } from '../../shared/ipc/enrolment.ts';
import type { AccountLine } from '../../electron/core/account/account-line.ts';
import { removeFolder, startCore, temporaryFolder, TEST_TIME, type TestCore } from './core.ts';
import { manualClock } from './core-clock.ts';
import { cutLine } from './courier-desks.ts';
import { MEMORY_VAULT } from './kept-account.ts';

export interface EnrollingDesk {
  readonly core: TestCore;
  readonly folder: string;
  readonly look: (card: string) => Promise<CardLooked>;
  /** The file of a request. */
  readonly ask: (card: string) => Promise<Uint8Array>;
  readonly read: (parts: readonly Uint8Array[]) => Promise<EnrolmentTaken>;
  /** The same profile, opened anew. */
  readonly again: () => Promise<EnrollingDesk>;
  readonly end: () => Promise<void>;
}

const NOBODY = () => Promise.resolve(fail({ code: 'noHub' } as const));
const noAccountLine: AccountLine = {
  hello: NOBODY,
  code: NOBODY,
  token: NOBODY,
  me: NOBODY,
  renew: NOBODY,
  directory: NOBODY,
  askForKey: NOBODY,
  tellKeys: NOBODY,
  bringPart: NOBODY,
  bring: NOBODY,
  fetchPart: NOBODY,
  signOut: NOBODY,
};

/** `now`: milliseconds since 1970 by its clock; without it that is months behind, as of a computer whose battery is dead. */
export function enrollingDesk(folder = temporaryFolder(), now = TEST_TIME): EnrollingDesk {
  const core = startCore(folder, {
    clock: manualClock(now),
    ports: { vault: MEMORY_VAULT, openLine: () => cutLine, openAccountLine: () => noAccountLine },
  });
  return {
    core,
    folder,
    look: (card) => core.ask('enrolment.look', { card }),
    async ask(card) {
      return (await core.ask('enrolment.ask', { card })).bytes;
    },
    async read(parts) {
      for (const [place, part] of parts.entries()) {
        const asked = { purpose: 'enrol', isFirst: place === 0, part: new Uint8Array(part) } as const;
        const added = await core.ask('courier.add', asked);
        if (added.outcome === 'refused') return added;
      }
      return core.ask('enrolment.take', {});
    },
    async again() {
      await core.core.drain();
      return enrollingDesk(folder, now);
    },
    async end() {
      await core.core.drain();
      removeFolder(folder);
    },
  };
}
