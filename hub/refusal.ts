/** Why the hub does not start, for the technician who started it: one sentence without a secret. */
export class StartRefusal extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'StartRefusal';
  }
}

/** The errno's name of a system error (`ENOSPC`), or null. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
