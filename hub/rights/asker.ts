/** Who asks: the one place where sessions meet everything else. */
import type { IncomingHttpHeaders } from 'node:http';

export interface Asker {
  readonly person: string;
  readonly device: string;
}

/** From the headers of a request; null where nobody is signed in. Rights are looked up for each request (rights.ts). */
export type WhoAsks = (headers: IncomingHttpHeaders) => Promise<Asker | null>;
