/** Brings another desk's parcel to the hub over this desk's line, part by part, and fetches what the hub answers it. */
import { fail, ok } from '../../../shared/errors/result.ts';
import type { AccountLine } from '../account/account-line.ts';
import type { Courier } from './courier.ts';

/** Whoever is signed in, over the line of the desk's own hub. */
export interface Bearer {
  readonly line: Pick<AccountLine, 'bringPart' | 'bring' | 'fetchPart'>;
  readonly token: string;
}

/** `bearer`: null where nobody is signed in. */
export function createForwarding(bearer: () => Bearer | null): Pick<Courier, 'add' | 'forward' | 'fetch'> {
  /** What was brought, by what the hub calls it. */
  let brought: string[] = [];
  const noHub = fail({ code: 'noHub' } as const);

  return {
    async add({ isFirst, part }) {
      const by = bearer();
      if (by === null) return noHub;
      if (isFirst) brought = [];
      const kept = await by.line.bringPart(by.token, part);
      if (!kept.ok) return kept;
      brought.push(kept.value.part);
      return ok({ outcome: 'added' });
    },
    async forward() {
      const by = bearer();
      if (by === null) return noHub;
      if (brought.length === 0) return fail({ code: 'notFound' });
      const parts = brought;
      brought = [];
      return by.line.bring(by.token, { parts });
    },
    async fetch(part) {
      const by = bearer();
      if (by === null) return noHub;
      const fetched = await by.line.fetchPart(by.token, part);
      return fetched.ok ? ok({ bytes: fetched.value }) : fetched;
    },
  };
}
