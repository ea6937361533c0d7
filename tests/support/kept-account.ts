/** A desk that belongs to somebody, as its account file says it, and a keychain in memory. */
import { writeFileSync } from 'node:fs';
import type { Vault } from '../../electron/core/account/account.ts';
import type { KeptAccount } from '../../electron/core/account/account-file.ts';
import { layoutOf } from '../../electron/core/profile/layout.ts';
import { fail, ok } from '../../shared/errors/result.ts';
import { ME } from './me.ts';

export const KEPT: KeptAccount = {
  format: 1,
  hub: {
    id: '018f3a00-0000-4000-8000-000000000005',
    address: 'https://hub.example.gov.kh',
    publicKey: 'MCowBQYDK2VwAyEA',
    epoch: '018f3a00-0000-4000-8000-000000000006',
  },
  me: ME,
  sealed: 'sealed',
  pin: null,
  lockAfter: 0,
  isLocked: false,
};

/** Into the profile's folder, which is there. */
export const keepAccount = (folder: string, account: KeptAccount): void =>
  writeFileSync(layoutOf(folder).account, JSON.stringify(account));

/** Says the letters backwards: what lies on the disk is not the secret. */
export const MEMORY_VAULT: Vault = {
  seal: (secret) =>
    Promise.resolve(ok(Buffer.from(`sealed ${Array.from(secret).toReversed().join('')}`).toString('base64'))),
  unseal(sealed) {
    const text = Buffer.from(sealed, 'base64').toString();
    return Promise.resolve(
      text.startsWith('sealed ')
        ? ok(Array.from(text.slice(7)).toReversed().join(''))
        : fail({ code: 'noKeychain' as const }),
    );
  },
};
