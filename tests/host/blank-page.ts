/** The empty page with which an app window begins, before the app's own page is loaded into it. */

const BLANK = /^https:\/\/([0-9a-f-]{36})\.window\.invalid\//u;

/** Its address; the id tells which window asked for it. */
export const blankAddress = (id: string): string => `https://${id}.window.invalid/`;

/** The id in the address of such a page; null for any other page. */
export const blankId = (url: string): string | null => BLANK.exec(url)?.[1] ?? null;
