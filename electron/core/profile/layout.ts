/** Where things lie in a profile's folder. */
import path from 'node:path';
import { MEDIA_FOLDER } from '../../../shared/media/media.ts';

export interface Layout {
  readonly folder: string;
  readonly database: string;
  /** A database that is being put in place; it takes its name when it is whole and on the disk. */
  readonly unfinished: string;
  /** What search knows: made from the database, and made again where it does not fit it. */
  readonly search: string;
  readonly lock: string;
  readonly journal: string;
  readonly backups: string;
  /** Pictures and files by their hash; what is still coming in lies in a folder of its own there. */
  readonly media: string;
  /** Damaged files are moved here and never deleted. */
  readonly damaged: string;
  /** Whose desk it is on which hub, and the lock before it. */
  readonly account: string;
  /** The desk's keys for couriers. */
  readonly courier: string;
  /** Which hub was asked by courier to make this desk somebody's. */
  readonly enrolment: string;
  /** The key that this desk signs with; in no backup. */
  readonly signing: string;
  readonly logs: string;
}

export const layoutOf = (folder: string): Layout => ({
  folder,
  database: path.join(folder, 'sastra.db'),
  unfinished: path.join(folder, 'sastra.db.new'),
  search: path.join(folder, 'search.db'),
  lock: path.join(folder, 'lock.db'),
  journal: path.join(folder, 'journal'),
  backups: path.join(folder, 'backups'),
  media: path.join(folder, MEDIA_FOLDER),
  damaged: path.join(folder, 'damaged'),
  account: path.join(folder, 'account.json'),
  courier: path.join(folder, 'courier.json'),
  enrolment: path.join(folder, 'enrolment.json'),
  signing: path.join(folder, 'signing.json'),
  logs: path.join(folder, 'logs'),
});

/** A database's write-ahead log and index lie beside it and belong to it. */
export const companionsOf = (database: string): readonly string[] => [`${database}-wal`, `${database}-shm`];
