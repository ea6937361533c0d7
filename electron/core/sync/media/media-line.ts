/** How bytes travel between a desk and its hub. What fails goes on where it was, whenever the line is back. */
import type { Answered } from '../line.ts';
import type { MediaPlace } from '../../../../shared/sync/upload.ts';

export interface MediaLine {
  /** How many bytes of this desk's upload the hub has; null: none was begun, or it has been given up. */
  readonly offset: (place: MediaPlace) => Answered<number | null>;
  /** Begins an upload of so many bytes. */
  readonly begin: (place: MediaPlace, bytes: number) => Answered<null>;
  /**
   * The piece behind `offset`; answers how many bytes the hub has then. With the last one the hub looks at the whole:
   * `mediaRefused` where it is not what it was said to be.
   */
  readonly send: (place: MediaPlace, offset: number, piece: Uint8Array) => Answered<number>;
  /** Hands over what comes behind `from`, piece by piece, as fast as `onPiece` takes it; it ends the download with false. */
  readonly fetch: (
    place: MediaPlace,
    from: number,
    onPiece: (piece: Uint8Array) => Promise<boolean>,
  ) => Answered<null>;
}
