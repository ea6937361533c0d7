/** The keychain is main's: core asks it over the wire, and keeps what was sealed. */
import { z } from 'zod';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Transport } from '../transport.ts';
import type { Vault } from './account.ts';

const answer = z.object({
  vault: z.number(),
  /** Null: the system keeps no secrets, or this is none of its own. */
  text: z.string().nullable(),
});

export interface WiredVault {
  readonly vault: Vault;
  /** True where the message was an answer to the vault. */
  readonly receive: (message: unknown) => boolean;
}

export function vaultOver(transport: Pick<Transport, 'post'>): WiredVault {
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  const ask = async (vault: 'seal' | 'unseal', text: string): Promise<Result<string, Failure>> => {
    last += 1;
    const id = last;
    const answered = new Promise<string | null>((resolve) => {
      waiting.set(id, resolve);
    });
    transport.post({ vault, id, text });
    const made = await answered;
    return made === null ? fail({ code: 'noKeychain' }) : ok(made);
  };
  return {
    vault: { seal: (secret) => ask('seal', secret), unseal: (sealed) => ask('unseal', sealed) },
    receive(message) {
      const told = answer.safeParse(message);
      if (!told.success) return false;
      waiting.get(told.data.vault)?.(told.data.text);
      waiting.delete(told.data.vault);
      return true;
    },
  };
}
