/** What PostgreSQL's programs say when they do not start, as one sentence with what can be done. */

const KNOWN: readonly (readonly [pattern: RegExp, sentence: (folder: string) => string])[] = [
  [
    /No space left on device|Disk quota exceeded/u,
    (folder) =>
      `The disk that holds ${folder} is full: make room there and start again. What was written is safe.`,
  ],
  [
    /Read-only file system/u,
    (folder) =>
      `The disk that holds ${folder} can only be read: the database needs one that it can write to.`,
  ],
  [
    /Permission denied|wrong ownership|invalid permissions/u,
    (folder) =>
      `The database's account may not read or write ${folder}: give it the folder, or set HUB_DATABASE_ACCOUNT to the one that owns it.`,
  ],
];

/** Another postmaster has the folder. */
export const saysInUse = (said: string): boolean =>
  /lock file "postmaster\.pid" already exists|pre-existing shared memory block/u.test(said);

export const saysPortTaken = (said: string): boolean =>
  /could not bind|could not create any TCP\/IP sockets/u.test(said);

/** `said`: all that the program wrote. */
export function sentenceFor(said: string, folder: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return known[1](folder);
  const reason = /^(?:.*(?:FATAL|PANIC|error)|postgres):\s*(.+)$/mu.exec(said)?.[1];
  return `The database in ${folder} does not start${reason === undefined ? '' : ` (${reason})`}: put a backup in its place, or name another HUB_DATA. Nothing in it was repaired or removed.`;
}
