/**
 * One core per profile. The lock is SQLite's exclusive lock on a file of its own: the system takes it back when its
 * holder dies, however it dies, and two can never hold it.
 */
import Sqlite from 'better-sqlite3';

/** A predecessor that was killed may need a moment to be gone. */
const WAIT_MILLISECONDS = 1000;

/** Answers the function that gives the lock back. Throws SQLITE_BUSY where another core holds it. */
export function takeLock(file: string): () => void {
  const lock = new Sqlite(file, { timeout: WAIT_MILLISECONDS });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => {
    lock.close();
  };
}
