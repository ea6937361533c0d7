/** The version of the protocol between desk and hub, which every request but `hello` names. */

/** The header that names it. */
export const PROTOCOL_HEADER = 'sastra-protocol';

/** The newest that this code speaks, and the oldest that it still answers. */
export const PROTOCOL = { oldest: 1, newest: 1 } as const;

export type ProtocolFit = 'fits' | 'deskTooOld' | 'hubTooOld' | 'unknown';

/** Whether a hub that answers `oldest` to `newest` can speak with a desk that names `asked`. */
export function protocolFit(
  asked: string | undefined,
  { oldest, newest }: { readonly oldest: number; readonly newest: number } = PROTOCOL,
): ProtocolFit {
  if (asked === undefined || !/^[1-9]\d{0,5}$/u.test(asked)) return 'unknown';
  const version = Number(asked);
  if (version < oldest) return 'deskTooOld';
  return version > newest ? 'hubTooOld' : 'fits';
}
