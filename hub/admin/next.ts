/** Where a person goes on to after signing in: a page of this hub, whatever the address bar was made to say. */

const OURS = /^\/(?:device|account|admin)(?:[/?][\w/?&=%:-]*)?$/u;

export const DEFAULT_NEXT = '/account';

export const safeNext = (asked: string | undefined): string =>
  asked !== undefined && asked.length <= 500 && OURS.test(asked) ? asked : DEFAULT_NEXT;

/** The address of another step of the sign-in that keeps where to go then. */
export const withNext = (
  address: string,
  next: string,
  more: Readonly<Record<string, string>> = {},
): string => `${address}?${new URLSearchParams({ ...more, next }).toString()}`;
